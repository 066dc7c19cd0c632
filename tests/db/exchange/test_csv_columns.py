"""Headers of the programs people export from, in their languages, lead to the right fields."""

from __future__ import annotations

import pytest

from db.exchange.csv_columns import plan

HEADERS = {
    "Outlook, German": (
        "Anrede;Vorname;Nachname;Firma;Abteilung;Position;Straße geschäftlich;Ort geschäftlich;Postleitzahl geschäftlich;"
        "Land/Region geschäftlich;Straße privat;Fax geschäftlich;Telefon geschäftlich;Telefon (privat);Mobiltelefon;"
        "E-Mail-Adresse;E-Mail 2: Adresse;Geburtstag;Kategorien;Notizen;Webseite",
        "contact.prefix contact.given contact.family customer.name contact.department contact.title contact.street:work "
        "contact.city:work contact.postcode:work contact.country:work contact.street:home contact.phones:work_fax "
        "contact.phones:work contact.phones:home contact.phones:mobile contact.emails contact.emails contact.birthday "
        "contact.tags contact.about contact.websites",
    ),
    "Outlook, English": (
        "Title;First Name;Last Name;Company;Job Title;Business Street;Business Postal Code;Company Main Phone;Home Fax;"
        "Assistant's Phone;E-mail Address;Assistant's Name;Notes",
        "contact.prefix contact.given contact.family customer.name contact.title contact.street:work contact.postcode:work "
        "customer.phones:main contact.phones:home_fax contact.phones:assistant contact.emails .details contact.about",
    ),
    "Outlook, French": (
        "Titre;Prénom;Nom;Société;Profession;Rue (bureau);Code postal (bureau);Téléphone (domicile);Tél. mobile;"
        "Adresse de messagerie;Anniversaire",
        "contact.prefix contact.given contact.family customer.name contact.title contact.street:work contact.postcode:work "
        "contact.phones:home contact.phones:mobile contact.emails contact.birthday",
    ),
    "Outlook, Spanish": (
        "Nombre;Apellidos;Organización;Puesto;Calle del trabajo;Ciudad de trabajo;Teléfono del trabajo;Móvil;Cumpleaños",
        "contact.given contact.family customer.name contact.title contact.street:work contact.city:work contact.phones:work "
        "contact.phones:mobile contact.birthday",
    ),
    "Outlook, Dutch": (
        "Voornaam;Achternaam;Bedrijf;Functie;Werkadres straat;Telefoon op werk;Mobiele telefoon;E-mailadres;Notities",
        "contact.given contact.family customer.name contact.title contact.street:work contact.phones:work "
        "contact.phones:mobile contact.emails contact.about",
    ),
    "Outlook, Italian": (
        "Nome;Cognome;Società;Posizione;Via (uff.);CAP (uff.);Ufficio;Cellulare;Indirizzo posta elettronica",
        "contact.given contact.family customer.name contact.title contact.street:work contact.postcode:work "
        "contact.phones:work contact.phones:mobile contact.emails",
    ),
    "Google": (
        "First Name;Last Name;Organization Name;Organization Title;E-mail 1 - Label;E-mail 1 - Value;Phone 1 - Value;"
        "Address 1 - Street;Address 1 - Postal Code;Labels",
        "contact.given contact.family customer.name contact.title contact.emails.label contact.emails contact.phones "
        "contact.street contact.postcode contact.tags",
    ),
    "Salesforce accounts": (
        "Id;Name;ParentId;BillingStreet;BillingPostalCode;ShippingCity;Phone;Website;Industry;AnnualRevenue;NumberOfEmployees",
        "customer.id customer.name customer.parent customer.street:billing customer.postcode:billing customer.city:shipping "
        "customer.phones customer.websites customer.industry customer.revenue customer.employees",
    ),
    "Salesforce contacts": (
        "Id;AccountId;LastName;FirstName;MailingCity;MobilePhone;Email;Title;Birthdate;Description",
        "contact.id customer.id contact.family contact.given contact.city:mailing contact.phones:mobile contact.emails "
        "contact.title contact.birthday contact.about",
    ),
    "Salesforce tasks": (
        "Id;WhoId;AccountId;Subject;ActivityDate;Status;Description;Type",
        "note.id contact.id customer.id note.subject note.learnt_on note.status note.text note.type",
    ),
    "HubSpot companies": (
        "Record ID;Company name;Company owner;Phone Number;City;Industry;Company Domain Name;Annual Revenue",
        "customer.id customer.name customer.owner customer.phones customer.city customer.industry customer.websites customer.revenue",
    ),
    "HubSpot notes": (
        "Note body;Activity date;Associated Contact;Associated Company",
        "note.text note.learnt_on contact.name customer.name",
    ),
    "Pipedrive activities": (
        "Activity - Subject;Activity - Type;Activity - Due date;Activity - Note;Activity - Organization;Activity - Contact person",
        "note.subject note.type note.learnt_on note.text customer.name contact.name",
    ),
    "Thunderbird, German": (
        "Vorname;Nachname;Anzeigename;Primäre E-Mail-Adresse;Tel. dienstlich;Mobil-Tel.-Nr.;Privat: PLZ;Organisation;Geburtsjahr;"
        "Geburtsmonat;Geburtstag",
        "contact.given contact.family contact.name contact.emails:main contact.phones:work contact.phones:mobile "
        "contact.postcode:home customer.name contact.birth_year contact.birth_month contact.birth_day",
    ),
    "German visits": (
        "Datum;Kunde;Ansprechpartner;Art;Besuchsbericht",
        "note.learnt_on customer.name contact.name note.type note.text",
    ),
    "A sales pipeline": (
        "opportunity_id;account;deal_stage;close_date;close_value",
        "opportunity.id customer.name opportunity.stage opportunity.close_by opportunity.value",
    ),
    "A sales team": (
        "sales_agent;manager;regional_office",
        "colleague.name colleague.manager team.name",
    ),
}  # fmt: skip


@pytest.mark.parametrize("program", HEADERS)
def test_headers(program: str) -> None:
    header, expected = HEADERS[program]
    planned = plan(header.split(";"), [], None)
    got = [f"{p.kind}.{p.field}" + (f":{p.label.replace(' ', '_')}" if p.label else "") for p in planned]
    assert got == expected.split()


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
