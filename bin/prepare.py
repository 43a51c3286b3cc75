"""Bring the database up to date and give an empty one demo content. Part of `make run`.

One process for both steps: starting Django is most of what a second `make run` costs.
"""

import io
import os
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leo_site.settings.dev")

if __name__ == "__main__":
    django.setup()
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    print("Preparing the database (the first time, with its demo content, this takes a minute)", flush=True)
    call_command("migrate", interactive=False, verbosity=0)
    # Its own words end with the logins, which `make run` shows at every start.
    call_command("build_demo", if_empty=True, stdout=io.StringIO())
