"""Organisations and persons."""

from dataclasses import dataclass
from typing import Any

from groups.enums import OrganisationKind
from groups.models import Organisation, Person
from home.demo.store import put

OFFICE_EMAIL = "qm@leipziger-osten.de"
#: Why the demo may name these persons: it names nobody else, and gives no address that is not public already.
CONSENT_NOTE = "Mit dieser Funktion auf der bisherigen Website des Quartiersmanagements genannt."


@dataclass(frozen=True)
class People:
    """The demo's records, by their names in the demo."""

    organisations: dict[str, Organisation]
    persons: dict[str, Person]

    def on_behalf_of(self, *names: str) -> list[dict[str, Any]]:
        """Rows for the organisations of a role."""
        return [{"organisation": self.organisations[name]} for name in names]


ORGANISATIONS: dict[str, dict[str, Any]] = {
    "qm": {
        "name": "Quartiersmanagement Leipziger Osten",
        "short_name": "Quartiersmanagement",
        "abbreviation": "QM",
        "kind": OrganisationKind.OTHER,
        "email": OFFICE_EMAIL,
        "url": "http://www.leipziger-osten.de/",
    },
    "city": {"name": "Stadt Leipzig", "kind": OrganisationKind.ADMINISTRATION},
    "health-office": {"name": "Gesundheitsamt", "kind": OrganisationKind.ADMINISTRATION, "part_of": "city"},
    "public-order": {"name": "Ordnungsamt", "kind": OrganisationKind.ADMINISTRATION, "part_of": "city"},
    "youth-office": {"name": "Jugendamt", "kind": OrganisationKind.ADMINISTRATION, "part_of": "city"},
    "ajufabi": {
        "name": "Amt für Jugend, Familie und Bildung",
        "abbreviation": "AJuFaBi",
        "kind": OrganisationKind.ADMINISTRATION,
        "part_of": "city",
    },
    "naomi": {"name": "Naomi e. V."},
    "youth-migration": {"name": "Jugendmigrationsdienst"},
    "cvjm": {"name": "Christlicher Verein Junger Menschen", "short_name": "CVJM", "abbreviation": "CVJM"},
    "drug-help": {"name": "Zentrum für Drogenhilfe", "kind": OrganisationKind.HEALTH},
    "police": {"name": "Polizei", "kind": OrganisationKind.POLICE},
    # Invented: they invite to the demo's meetings.
    "lindenhof": {
        "name": "Nachbarschaftshaus Lindenhof e. V.",
        "short_name": "Lindenhof",
        "url": "https://lindenhof.example.org/",
        "email": "hallo@lindenhof.example.org",
    },
    "werkstatt": {
        "name": "Offene Werkstatt Gartengasse e. V.",
        "short_name": "Werkstatt Gartengasse",
        "url": "https://werkstatt.example.org/",
    },
    "ziegelhof": {
        "name": "Kulturverein Ziegelhof e. V.",
        "short_name": "Ziegelhof",
        "url": "https://ziegelhof.example.org/",
    },
}

PERSONS: dict[str, tuple[str, str, str]] = {
    "hofmann": ("Paula", "Hofmann", ""),
    "flemmig": ("Harald", "Flemmig", ""),
    "ponitka": ("Franziska", "Ponitka", ""),
    "lein": ("Sylke", "Lein", ""),
    "elsaesser": ("Ralf", "Elsässer", ""),
    "moritz": ("Anja", "Moritz", "anja.moritz@leipzig.de"),
    "uhlmann": ("Matthias", "Uhlmann", ""),
    "nuernberger": ("Tabea", "Nürnberger", "tabea.nuernberger@cvjm-leipzig.de"),
    "hufenreuter": ("Henry", "Hufenreuter", ""),
}


def build_people() -> People:
    """Save all organisations and persons."""
    organisations: dict[str, Organisation] = {}
    for name, values in ORGANISATIONS.items():
        whole = organisations[values["part_of"]] if "part_of" in values else None
        organisations[name] = put(Organisation, f"organisation/{name}", values | {"part_of": whole})
    persons = {
        name: put(
            Person,
            f"person/{name}",
            {
                "given_name": given,
                "family_name": family,
                "email": email,
                "consent": True,
                "consent_note": CONSENT_NOTE,
                "show_until": None,
            },
        )
        for name, (given, family, email) in PERSONS.items()
    }
    return People(organisations, persons)
