"""When the periodic jobs are due."""

from django.db import models


class ScheduledJob(models.Model):
    """A job of `leo_site.core.schedule` and the moment (UTC) from which it may run again.

    Kept in the database so that a daily job runs daily however often the schedule is restarted, and so that of two
    schedules only one runs it.
    """

    name = models.CharField(max_length=100, primary_key=True)
    due_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, help_text="End of the last run without an error.")

    def __str__(self) -> str:
        return self.name
