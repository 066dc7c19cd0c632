"""Headers of the programs people export from, in their languages, lead to the right fields."""

from __future__ import annotations

import pytest

from db.exchange.csv_columns import plan

HEADERS = """
## Outlook, German
Anrede = contact.prefix
Vorname = contact.given
Nachname = contact.family
Firma = customer.name
Abteilung = contact.department
Position = contact.title
Straße geschäftlich = contact.street:work
Ort geschäftlich = contact.city:work
Postleitzahl geschäftlich = contact.postcode:work
Land/Region geschäftlich = contact.country:work
Straße privat = contact.street:home
Fax geschäftlich = contact.phones:work fax
Telefon geschäftlich = contact.phones:work
Telefon (privat) = contact.phones:home
Mobiltelefon = contact.phones:mobile
E-Mail-Adresse = contact.emails
E-Mail 2: Adresse = contact.emails
Geburtstag = contact.birthday
Kategorien = contact.tags
Notizen = contact.about
Webseite = contact.websites
## Outlook, English
Title = contact.prefix
First Name = contact.given
Last Name = contact.family
Company = customer.name
Job Title = contact.title
Business Street = contact.street:work
Business Postal Code = contact.postcode:work
Company Main Phone = customer.phones:main
Home Fax = contact.phones:home fax
Assistant's Phone = contact.phones:assistant
E-mail Address = contact.emails
Assistant's Name = .details
Notes = contact.about
## Outlook, French
Titre = contact.prefix
Prénom = contact.given
Nom = contact.family
Société = customer.name
Profession = contact.title
Rue (bureau) = contact.street:work
Code postal (bureau) = contact.postcode:work
Téléphone (domicile) = contact.phones:home
Tél. mobile = contact.phones:mobile
Adresse de messagerie = contact.emails
Anniversaire = contact.birthday
## Outlook, Spanish
Nombre = contact.given
Apellidos = contact.family
Organización = customer.name
Puesto = contact.title
Calle del trabajo = contact.street:work
Ciudad de trabajo = contact.city:work
Teléfono del trabajo = contact.phones:work
Móvil = contact.phones:mobile
Cumpleaños = contact.birthday
## Outlook, Dutch
Voornaam = contact.given
Achternaam = contact.family
Bedrijf = customer.name
Functie = contact.title
Werkadres straat = contact.street:work
Telefoon op werk = contact.phones:work
Mobiele telefoon = contact.phones:mobile
E-mailadres = contact.emails
Notities = contact.about
## Outlook, Italian
Nome = contact.given
Cognome = contact.family
Società = customer.name
Posizione = contact.title
Via (uff.) = contact.street:work
CAP (uff.) = contact.postcode:work
Ufficio = contact.phones:work
Cellulare = contact.phones:mobile
Indirizzo posta elettronica = contact.emails
## Google
First Name = contact.given
Last Name = contact.family
Organization Name = customer.name
Organization Title = contact.title
E-mail 1 - Label = contact.emails.label
E-mail 1 - Value = contact.emails
Phone 1 - Value = contact.phones
Address 1 - Street = contact.street
Address 1 - Postal Code = contact.postcode
Labels = contact.tags
## Salesforce accounts
Id = customer.id
Name = customer.name
ParentId = customer.parent
BillingStreet = customer.street:billing
BillingPostalCode = customer.postcode:billing
ShippingCity = customer.city:shipping
Phone = customer.phones
Website = customer.websites
Industry = customer.industry
AnnualRevenue = customer.revenue
NumberOfEmployees = customer.employees
## Salesforce contacts
Id = contact.id
AccountId = customer.id
LastName = contact.family
FirstName = contact.given
MailingCity = contact.city:mailing
MobilePhone = contact.phones:mobile
Email = contact.emails
Title = contact.title
Birthdate = contact.birthday
Description = contact.about
## Salesforce tasks
Id = note.id
WhoId = contact.id
AccountId = customer.id
Subject = note.subject
ActivityDate = note.learnt_on
Status = note.status
Description = note.text
Type = note.type
## HubSpot companies
Record ID = customer.id
Company name = customer.name
Company owner = customer.owner
Phone Number = customer.phones
City = customer.city
Industry = customer.industry
Company Domain Name = customer.websites
Annual Revenue = customer.revenue
## HubSpot notes
Note body = note.text
Activity date = note.learnt_on
Associated Contact = contact.name
Associated Company = customer.name
## Pipedrive activities
Activity - Subject = note.subject
Activity - Type = note.type
Activity - Due date = note.learnt_on
Activity - Note = note.text
Activity - Organization = customer.name
Activity - Contact person = contact.name
## Thunderbird, German
Vorname = contact.given
Nachname = contact.family
Anzeigename = contact.name
Primäre E-Mail-Adresse = contact.emails:main
Tel. dienstlich = contact.phones:work
Mobil-Tel.-Nr. = contact.phones:mobile
Privat: PLZ = contact.postcode:home
Organisation = customer.name
Geburtsjahr = contact.birth_year
Geburtsmonat = contact.birth_month
Geburtstag = contact.birth_day
## German visits
Datum = note.learnt_on
Kunde = customer.name
Ansprechpartner = contact.name
Art = note.type
Besuchsbericht = note.text
## A sales pipeline
opportunity_id = opportunity.id
account = customer.name
deal_stage = opportunity.stage
close_date = opportunity.close_by
close_value = opportunity.value
## A sales team
sales_agent = colleague.name
manager = colleague.manager
regional_office = team.name
"""


def _programs() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for line in HEADERS.strip().splitlines():
        if line.startswith("## "):
            program = found.setdefault(line[3:], [])
        else:
            header, _, expected = line.rpartition(" = ")
            program.append((header, expected))
    return found


@pytest.mark.parametrize("program", _programs())
def test_headers(program: str) -> None:
    pairs = _programs()[program]
    planned = plan([header for header, _ in pairs], [], None)
    assert [(p.text, f"{p.kind}.{p.field}" + (f":{p.label}" if p.label else "")) for p in planned] == pairs


def test_what_a_person_decided_holds() -> None:
    (one, two) = plan(["a", "First Name"], [], {"a": ("contact", "title"), "First Name": ("", "")})
    assert (one.kind, one.field) == ("contact", "title")
    assert (two.kind, two.field) == ("", "")


def test_a_location_is_a_country_where_its_cells_are() -> None:
    rows = [["Acme", "United States"], ["Beta", "Kenya"]]
    assert plan(["account", "office_location"], rows, None)[1].field == "country"
    rows = [["Acme", "Berlin"], ["Beta", "Lyon"]]
    assert plan(["account", "office_location"], rows, None)[1].field == "city"


def test_a_bare_name_is_a_firm_where_names_have_legal_forms() -> None:
    rows = [["Weber Maschinenbau GmbH", "Köln"], ["Acme Inc.", "Bonn"]]
    assert plan(["Name", "City"], rows, None)[0].kind == "customer"
    assert plan(["Name", "City"], [["Anna Weber", "Köln"]], None)[0].kind == "contact"
