"""Backup and restore: the database and the media files in one archive that can be checked before it is trusted.

`archive` is the file, `databases` the two database systems, `media` the files' folder, and `actions` puts them together
for the commands `backup` and `restore`.
"""

from leo_site.core.backup.actions import create_backup, read_manifest, restore_backup
from leo_site.core.backup.archive import BackupError, Manifest

__all__ = ["BackupError", "Manifest", "create_backup", "read_manifest", "restore_backup"]
