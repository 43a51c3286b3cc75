"""The demo's logins. A leaf without imports: `make run` prints them before Django is there."""

#: Username, password, role in words. For demonstrations only; `build_demo` refuses to run on a production site.
DEMO_LOGINS: list[tuple[str, str, str]] = [
    ("admin", "demo-admin", "everything"),
    ("redaktion", "demo-redaktion", "Redaktion: all content"),
    ("moderation", "demo-moderation", "Gruppenmoderation: AK Ost with its meetings and minutes"),
    ("uebersetzung", "demo-uebersetzung", "Übersetzung: translations"),
    ("freigabe", "demo-freigabe", "Freigabe: approves minutes"),
]
