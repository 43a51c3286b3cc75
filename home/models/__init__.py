"""Models of the home app: one noun per file."""

from home.models.content import ContentPage
from home.models.home import HomePage
from home.models.milestone import Milestone

__all__ = ["ContentPage", "HomePage", "Milestone"]
