"""What cells say in other programs' words: choices, and what is written where nobody said anything."""

from __future__ import annotations

from db.exchange.keys import norm


def _turned(table: dict[str, str]) -> dict[str, str]:
    """Word to value, from value to words."""
    return {norm(word): value for value, words in table.items() for word in words.split(";")}


#: What cells say of a customer's segment.
SEGMENTS = _turned(
    {
        "enterprise": "enterprise;large enterprise;konzern;grosskunde;key account;grandes empresas;grand compte",
        "business": "business;smb;sme;mid market;mittelstand;kmu;pme;pyme;geschaftskunde;mkb;pmi",
        "individual": ("individual;person;private;consumer;privatkunde;particulier;particular;privato"),
    }
)

#: What cells say of an opportunity's stage.
STAGES = _turned(
    {
        "won": "closed won;won;gewonnen;gagne;gagnee;ganada;ganado;vinta;closedwon;signed",
        "lost": "closed lost;lost;verloren;perdu;perdue;perdida;perdido;persa;closedlost;abandoned",
        "buying": (
            "negotiation;negotiating;negotiation review;proposal;proposal price quote;quote;contract sent;contractsent;"
            "verhandlung;angebot;negociation;offre;propuesta;negociacion;offerta;onderhandeling;offerte;"
            "decision maker bought in;decisionmakerboughtin"
        ),
        "planned": (
            "needs analysis;value proposition;id decision makers;perception analysis;planned;presentation scheduled;"
            "presentationscheduled;geplant;qualified;engaging;engaged"
        ),
        "forming": (
            "qualification;discovery;forming;appointment scheduled;appointmentscheduled;qualified to buy;"
            "qualifiedtobuy;qualifizierung;demo;evaluation"
        ),
        "wish": "prospecting;prospect;lead;wish;idea;new;neu;interest;interesse;idee",
    }
)

#: What cells say of how a person wants to be reached.
CHANNELS = _turned(
    {
        "phone": "phone;call;telefon;telephone",
        "email": "email;e mail;mail",
        "visit": "visit;besuch;in person",
        "message": "message;sms;whatsapp;chat",
    }
)

#: What programs write where nobody said anything.
NOTHING = frozenset(
    {"0/0/00", "00/00/00", "0000-00-00", "unspecified", "null", "#n/a", "n/a", "(none)", "[not provided]"}
)

#: What programs write into a column of every row, by header: it says nothing either.
DEFAULTS = frozenset(
    {
        ("priority", "normal"),
        ("priority", "medium"),
        ("prioritat", "normal"),
        ("sensitivity", "normal"),
        ("vertraulichkeit", "normal"),
        ("private", "false"),
        ("private", "off"),
        ("privat", "aus"),
        ("e mail type", "smtp"),
        ("e mail typ", "smtp"),
    }
)
DEFAULT_VALUES = frozenset(value for _, value in DEFAULTS)
