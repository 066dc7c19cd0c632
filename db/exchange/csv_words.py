"""What column headers mean, in English, German, French, Spanish, Dutch and Italian.

Words are written normalised (`keys.norm`: no case, accents or punctuation). A concept is a field of a kind ('contact.given') or
open as to its kind ('city'): the table as a whole decides whose city it is (`csv_columns`).
"""

from __future__ import annotations

from db.exchange.keys import norm

_SYNONYMS = {
    # people
    "contact.given": (
        "first name;firstname;given name;givenname;forename;first;fname;vorname;prenom;nombre;"
        "nombre de pila;voornaam;nome;roepnaam"
    ),
    "contact.family": (
        "last name;lastname;family name;familyname;surname;last;lname;nachname;familienname;zuname;"
        "nom de famille;apellidos;apellido;primer apellido;achternaam;familienaam;cognome"
    ),
    "contact.middle": (
        "middle name;middlename;middle;additional name;second name;weitere vornamen;zweiter vorname;"
        "deuxieme prenom;autre prenom;segundo nombre;middelste naam;tweede naam;tussenvoegsel;secondo nome"
    ),
    "contact.prefix": (
        "prefix;name prefix;salutation;anrede;titre de civilite;civilite;tratamiento;aanhef;courtesy title;namenszusatz"
    ),
    "contact.suffix": "suffix;name suffix;suffixe;sufijo;suffisso;achtervoegsel;generation",
    "contact.name": (
        "full name;fullname;display name;displayname;contact name;contact;person;contact person;"
        "anzeigename;vollstandiger name;ansprechpartner;ansprechpartnerin;kontakt;kontaktperson;"
        "kontaktname;nom complet;nom du contact;nom a afficher;interlocuteur;nombre completo;"
        "nombre para mostrar;contacto;persona de contacto;volledige naam;weergavenaam;contactpersoon;"
        "contactnaam;nome completo;nome visualizzato;referente;contatto;participant;attendee;attendees;"
        "teilnehmer;related contact;associated contact;primary contact;key contact;decision maker;buyer;"
        "poc"
    ),
    "contact.nicknames": (
        "nickname;nick name;short name;spitzname;surnom;apodo;bijnaam;roepnaam kort;soprannome;alias name;"
        "preferred name;rufname"
    ),
    "contact.title": (
        "title;titre;titulo;titolo;arbeitstitel;job title;jobtitle;job;position;occupation;profession;"
        "function;funktion;beruf;berufsbezeichnung;stellung;titel;stelle;fonction;poste;intitule du poste;"
        "profession metier;cargo;puesto;puesto de trabajo;functie;functietitel;beroep;posizione;qualifica;"
        "mansione;professione;organization title;organization 1 title;contact title"
    ),
    "contact.department": (
        "department;dept;abteilung;departement;service;departamento;afdeling;reparto;ufficio reparto;"
        "division;business unit;organization department;organization 1 department"
    ),
    "contact.birthday": (
        "birthday;birth date;birthdate;date of birth;dob;geburtstag;geburtsdatum;anniversaire;"
        "date de naissance;cumpleanos;fecha de nacimiento;verjaardag;geboortedatum;compleanno;"
        "data di nascita"
    ),
    "contact.birth_year": ("birth year;geburtsjahr;annee de naissance;ano de nacimiento;geboortejaar;anno di nascita"),
    "contact.birth_month": (
        "birth month;geburtsmonat;mois de naissance;mes de nacimiento;geboortemaand;mese di nascita"
    ),
    "contact.birth_day": ("birth day;geburtstag tag;jour de naissance;dia de nacimiento;geboortedag;giorno di nascita"),
    "contact.preferred_channel": (
        "preferred contact method;preferred channel;preferred method of contact;best way to reach"
    ),
    # firms
    "customer.name": (
        "account name;account;company;company name;companyname;customer;customer name;client;client name;"
        "organization;organisation;organization name;organisation name;organization 1 name;business name;"
        "firm;firm name;employer;associated company;associated company name;company account;legal name;"
        "supplier;vendor;agency;prospect;accountname;firma;firmenname;unternehmen;unternehmensname;kunde;"
        "kundenname;kundin;organisationsname;arbeitgeber;societe;entreprise;nom de l entreprise;"
        "nom de la societe;raison sociale;nom du client;compte;nom du compte;empresa;nombre de la empresa;"
        "compania;organizacion;cliente;nombre del cliente;cuenta;razon social;bedrijf;bedrijfsnaam;klant;"
        "klantnaam;organisatie;onderneming;azienda;societa;nome azienda;ragione sociale;organizzazione;"
        "nome cliente;ditta"
    ),
    "customer.aliases": (
        "alias;aliases;also known as;aka;dba;doing business as;trading name;kurzname;kurzform;handelsname;"
        "matchcode;nom commercial;nombre comercial;handelsnaam;nome commerciale"
    ),
    "customer.industry": (
        "industry;sector;vertical;branche;industrie;wirtschaftszweig;secteur;secteur d activite;industria;"
        "sector industrial;bedrijfstak;settore;ramo;line of business;business type;primary industry"
    ),
    "customer.employees": (
        "employees;number of employees;no of employees;numberofemployees;num employees;employee count;"
        "headcount;company size;staff;mitarbeiter;mitarbeiterzahl;anzahl mitarbeiter;beschaftigte;effectif;"
        "nombre d employes;nombre de salaries;empleados;numero de empleados;aantal werknemers;medewerkers;"
        "aantal medewerkers;dipendenti;numero dipendenti;numero di dipendenti"
    ),
    "customer.revenue": (
        "revenue;annual revenue;annualrevenue;yearly revenue;turnover;annual turnover;sales volume;umsatz;"
        "jahresumsatz;chiffre d affaires;ca annuel;revenu annuel;ingresos;ingresos anuales;facturacion;"
        "omzet;jaaromzet;fatturato;fatturato annuo;ricavi"
    ),
    "customer.founded": (
        "founded;year established;year founded;established;founding year;year started;yearstarted;"
        "founded year;gegrundet;grundungsjahr;annee de creation;annee de fondation;fonde en;"
        "ano de fundacion;fundada en;opgericht;oprichtingsjaar;anno di fondazione;fondata nel"
    ),
    "customer.parent": (
        "parent;parent account;parent company;subsidiary of;parentid;parent account name;parent name;"
        "belongs to;holding;muttergesellschaft;mutterfirma;konzern;tochter von;ubergeordnete firma;"
        "ubergeordneter account;societe mere;maison mere;filiale de;empresa matriz;matriz;filial de;"
        "moederbedrijf;dochter van;societa madre;casa madre;controllata da;capogruppo"
    ),
    "customer.segment": (
        "segment;customer segment;customer type;account type;kundensegment;kundentyp;kundengruppe;segmento;"
        "tipo de cliente;klantsegment;klanttype;segmento cliente;tipo cliente;tier;market segment"
    ),
    "customer.fiscal_year_start": (
        "fiscal year start;fiscal year;fiscal year starts;geschaftsjahr;geschaftsjahresbeginn;"
        "exercice fiscal;ano fiscal;boekjaar;esercizio fiscale"
    ),
    "customer.owner": (
        "account owner;owner;account manager;sales rep;sales representative;contact owner;company owner;"
        "owner name;record owner;lead owner;deal owner;assigned to;responsible;kundenbetreuer;betreuer;"
        "zustandig;verantwortlich;verkaufer;vertriebler;responsable;proprietaire;responsable du compte;"
        "charge de clientele;propietario;responsable de cuenta;ejecutivo de cuenta;eigenaar;"
        "accountbeheerder;verantwoordelijke;proprietario;responsabile;commerciale;key account manager;kam"
    ),
    "site.name": (
        "site;site name;location name;branch;branch name;plant;standort;niederlassung;werk;filiale;"
        "site nom;agence;sucursal;sede;vestiging;stabilimento;sede nome"
    ),
    # notes of meetings, calls and mails
    "note.text": (
        "comment;comments;note body;body;note text;note content;call notes;meeting notes;activity notes;"
        "full comments;task comments;notiztext;notizinhalt;kommentar;kommentare;gesprachsnotiz;"
        "gesprachsnotizen;besuchsbericht;bericht;protokoll;commentaire;commentaires;compte rendu;"
        "texte de la note;comentario;comentarios;acta;texto de la nota;opmerking;opmerkingen tekst;verslag;"
        "gespreksverslag;notitietekst;commento;commenti;verbale;resoconto;testo della nota;message;"
        "outcome notes;minutes;transcript;call body;meeting body;email body;detail;long description;"
        "feedback;interaction;interaction notes"
    ),
    "note.learnt_on": (
        "timestamp;date;activity date;activitydate;due date only;date time;datetime;call date;meeting date;"
        "visit date;contact date;interaction date;note date;event date;start date;start time;started at;"
        "date of visit;date of contact;activity due date;completed date;datum;datum uhrzeit;zeitpunkt;"
        "zeitstempel;besuchsdatum;kontaktdatum;gesprachsdatum;termin;beginn;date de l activite;"
        "date du contact;date de visite;date et heure;horodatage;date heure;fecha;fecha y hora;"
        "fecha de actividad;fecha de la visita;fecha de contacto;activiteitsdatum;bezoekdatum;tijdstip;"
        "datum en tijd;data;data e ora;data attivita;data visita;data contatto;when;day"
    ),
    "note.type": (
        "activity type;activity;activity kind;interaction type;engagement type;note type;call type;"
        "event type;task type;contact type;aktivitat;aktivitatstyp;aktivitatsart;kontaktart;besuchsart;"
        "gesprachsart;type d activite;type de contact;activite;tipo de actividad;tipo de contacto;"
        "actividad;activiteit;activiteitstype;soort contact;tipo attivita;tipo di contatto;attivita;"
        "channel;kanal;medium;activity channel;kind of contact"
    ),
    "note.status": (
        "status;activity status;call status;task status;call outcome;meeting outcome;call result;erledigt;"
        "stand;statut;etat;estado;stato;result;outcome;ergebnis;resultat;resultado;resultaat;esito"
    ),
    "note.subject": (
        "subject;activity subject;meeting title;call title;email subject;task subject;note title;topic;"
        "betreff;thema;titel der notiz;objet;sujet;asunto;tema;onderwerp;oggetto;argomento;headline"
    ),
    # opportunities
    "opportunity.name": (
        "opportunity;opportunity name;deal;deal name;deal title;opportunity title;verkaufschance;chance;"
        "geschaft;projekt;projektname;opportunite;affaire;nom de l affaire;oportunidad;"
        "nombre de la oportunidad;negocio;verkoopkans;kans;opportunita;trattativa"
    ),
    "opportunity.value": (
        "amount;deal value;deal amount;close value;opportunity amount;opportunity value;expected revenue;"
        "auftragswert;volumen;auftragsvolumen;betrag;montant;valeur de l affaire;importe;valor;bedrag;"
        "waarde;importo;valore"
    ),
    "opportunity.stage": (
        "stage;deal stage;sales stage;opportunity stage;pipeline stage;phase;verkaufsphase;vertriebsphase;"
        "etape;phase de vente;etapa;fase;fase di vendita;verkoopfase"
    ),
    "opportunity.close_by": (
        "close date;closedate;expected close date;closing date;close by;abschlussdatum;"
        "erwarteter abschluss;date de cloture;date de signature;fecha de cierre;sluitingsdatum;"
        "data di chiusura;expected close"
    ),
    # colleagues
    "colleague.name": (
        "sales agent;agent;salesperson;sales person;colleague;colleague name;employee name;team member;"
        "user name;mitarbeitername;vertriebsmitarbeiter;aussendienst;aussendienstmitarbeiter;commercial;"
        "vendeur;vendedor;agente;agente de ventas;verkoper;vertegenwoordiger;venditore;agente di vendita;"
        "rep;rep name;sales rep name"
    ),
    "colleague.manager": (
        "manager;sales manager;supervisor;team leader;team lead;vorgesetzter;vertriebsleiter;"
        "verkaufsleiter;gebietsleiter;leiter;responsable des ventes;gerente;jefe de ventas;leidinggevende;"
        "responsabile vendite;direttore vendite"
    ),
    "team.name": (
        "team;team name;sales team;regional office;office;territory;region office;group;gruppe;gebiet;"
        "vertriebsgebiet;buro;verkaufsburo;niederlassung vertrieb;equipe;secteur commercial;"
        "bureau regional;equipo;oficina regional;territorio;verkoopteam;regiokantoor;squadra;"
        "ufficio regionale"
    ),
    # open as to kind
    "name": "name;nom;naam;nombre y apellidos;bezeichnung;nom prenom;nombre apellidos",
    "email": (
        "email;e mail;mail;email address;e mail address;emailaddress;email value;e mail value;"
        "electronic mail;mailadresse;e mail adresse;email adresse;mailadres;e mailadres;emailadres;"
        "adresse mail;adresse e mail;adresse email;adresse electronique;adresse de messagerie;courriel;"
        "correo;correo electronico;direccion de correo electronico;direccion de correo;posta elettronica;"
        "indirizzo e mail;indirizzo email;indirizzo di posta elettronica;indirizzo posta elettronica;"
        "email addresses;primary email"
    ),
    "phone": (
        "phone;telephone;phone number;tel;tel nr;phone no;telephone number;telefon;telefonnummer;rufnummer;"
        "tel no;fon;telephon;numero de telephone;numero telephone;telefono;numero de telefono;telefoon;"
        "telefoonnummer;numero di telefono;number;phone value;direct dial;direct line;durchwahl;"
        "ligne directe"
    ),
    "mobile": (
        "mobile;mobile phone;cell;cell phone;cellphone;mobile number;mobiltelefon;mobil;handy;handynummer;"
        "mobilnummer;mobilfunk;telephone mobile;tel mobile;mobile tel;portable;telephone portable;gsm;"
        "movil;telefono movil;celular;mobiele telefoon;mobiel;mobiel nummer;cellulare;telefono cellulare;"
        "telefonino;mobilephone"
    ),
    "fax": "fax;fax number;faxnummer;telefax;fax no;telecopie;telecopieur;numero de fax;numero di fax;faxnr",
    "pager": (
        "pager;pager number;beeper;funkruf;recepteur de radiomessagerie;buscapersonas;localizador;semafoon;cercapersone"
    ),
    "website": (
        "website;web site;web page;webpage;url;homepage;home page;web;webseite;webadresse;internet;"
        "internetseite;internetadresse;site web;page web;site internet;pagina web;sitio web;website url;"
        "webpagina;sito web;sito;company domain name;domain;linkedin url;profile url"
    ),
    "street": (
        "street;address;street address;address line;address line 1;address street;strasse;straße;"
        "strasse hausnummer;anschrift;adresse;rue;adresse ligne;adresse postale;calle;direccion;domicilio;"
        "straat;straat en huisnummer;adres;via;indirizzo;address 1;street 1;address1"
    ),
    "street2": (
        "street 2;street 3;address line 2;address line 3;address 2;address2;adresszusatz;zusatz;"
        "complement d adresse;extended address;address extended address;rue 2;rue 3;calle 2;calle 3;"
        "straat 2;straat 3;via 2;via 3;indirizzo 2;strasse 2;strasse 3;unit;suite;apartment"
    ),
    "house": ("street number;house number;hausnummer;nr;numero de rue;numero;huisnummer;numero civico;civico;house no"),
    "pobox": (
        "po box;postfach;boite postale;bp;b p;apartado;apartado postal;apartado de correos;postbus;"
        "casella postale;postoffice box;post office box"
    ),
    "city": (
        "city;town;locality;suburb;place;ort;stadt;wohnort;ortschaft;ville;localite;commune;ciudad;"
        "localidad;poblacion;municipio;plaats;stad;woonplaats;citta;localita;comune;municipality"
    ),
    "region": (
        "state;province;region;county;state province;state region;stateprovince;bundesland;kanton;"
        "bundesland kanton;departement region;dep region;provincia;provincia o estado;estado provincia;"
        "comunidad autonoma;provincie;provincie staat;regione;stato provincia;prov;federal state;"
        "prefecture"
    ),
    "postcode": (
        "zip;zip code;zipcode;postal code;postalcode;postcode;post code;zip postal code;plz;postleitzahl;"
        "code postal;cp;codigo postal;c p;postcode plaats;codice postale;codice di avviamento postale;cap;"
        "zippostal code"
    ),
    "country": (
        "country;country region;country code name;nation;land;land region;staat;pays;pays region;pais;"
        "pais o region;pais region;land regio;paese;nazione;paese area geografica"
    ),
    "location": (
        "location;office location;headquarters;hq;hq location;hauptsitz;sitz;siege;siege social;ubicacion;"
        "sede central;locatie;hoofdkantoor;ubicazione;sede principale"
    ),
    "formatted": (
        "address formatted;full address;formatted address;complete address;vollstandige adresse;"
        "adresse complete;direccion completa;volledig adres;indirizzo completo"
    ),
    "notes": (
        "notes;note;remarks;remark;bemerkung;bemerkungen;notiz;notizen;anmerkung;anmerkungen;remarque;"
        "remarques;notas;nota;observaciones;notitie;notities;aantekeningen;opmerkingen;osservazioni;"
        "annotazioni;memo;about;description;beschreibung;descripcion;beschrijving;descrizione;"
        "background info;background;biography;bio;company description;account description;about us;"
        "general comments"
    ),
    "tags": (
        "tags;tag;categories;category;labels;label names;group membership;groups;keywords;kategorie;"
        "kategorien;schlagworte;schlagworter;stichworte;categorie;categories mots cles;mots cles;"
        "etiquettes;categorias;categoria;etiquetas;categorieen;trefwoorden;etichette;categoria etichette;"
        "lists"
    ),
    "type": "type;art;typ;tipo;soort;genre",
    "id": (
        "id;record id;rec id;uid;uuid;guid;key;nr id;external id;legacy id;id number;identifier;kennung;kunden nr;ident"
    ),
    "customer.id": (
        "account id;accountid;company id;customer id;client id;organization id;associated company id;"
        "kundennummer;kundennr;kunden id;debitorennummer;firmen id;numero client;code client;id client;"
        "id de cliente;numero de cliente;klantnummer;klant id;numero cliente;codice cliente;id cliente;"
        "account number;customer number;whatid"
    ),
    "contact.id": (
        "whoid;who id;contact id;contactid;person id;kontakt id;personen id;associated contact id;"
        "id contact;id contacto;id contatto;lead id"
    ),
    "note.id": "activity id;note id;task id;event id;call id;engagement id;interaction id;meeting id",
    "opportunity.id": "opportunity id;deal id",
    "colleague.id": (
        "sales person id;user id;employee id;personalnummer;agent id;salesperson id;mitarbeiter id;owner id;ownerid"
    ),
    "anniversary": "anniversary;wedding anniversary;jahrestag;hochzeitstag",
}

SYNONYMS: dict[str, str] = {}
for _concept, _words in _SYNONYMS.items():
    for _word in _words.split(";"):
        SYNONYMS.setdefault(norm(_word), _concept)

#: Words in a header that tell which of several numbers or addresses it is.
LABELS: dict[str, str] = {}
for _label, _words in {
    "home": (
        "home private privat privater privates ab huisadres thuisadres personal domicile domicilio "
        "personnel personnelle particular casa thuis prive abitazione"
    ),
    "work": (
        "work business uff werkadres dienst geschaftl office buro geschaftlich dienstlich bureau "
        "professionnel professionnelle trabajo oficina zakelijk werk ufficio lavoro"
    ),
    "other": (
        "other weitere weiterer weiteres andere autre otro otra otros anders overig altro altra alternate alternative"
    ),
    "mobile": "mobile cell mobil handy portable movil mobiel cellulare",
    "fax": "fax telecopie",
    "assistant": "assistant assistants assistent assistenz asistente assistente assistante",
    "car": "car auto autotelefon voiture coche",
    "main": "main primare primarer primary haupt principal hoofd principale default preferred",
    "billing": "billing invoice rechnung rechnungs facturation facturacion factuur fatturazione",
    "shipping": "shipping delivery liefer livraison envio verzending spedizione",
    "mailing": "mailing postanschrift correspondence",
    "second": "secondary sekundare zweite",
    "blog": "blog",
    "profile": "profile profil",
    "video": "video",
    "pager": "pager",
    "callback": "callback ruckmeldung",
    "radio": "radio",
    "isdn": "isdn",
    "telex": "telex",
    "company": "company firma unternehmen societe entreprise empresa bedrijf azienda societa",
}.items():
    for _word in _words.split():
        LABELS.setdefault(_word, _label)

#: Headers of one word that say a label and what it labels.
LABELLED = {
    "haupttelefon": ("phone", "main"),
    "autotelefon": ("phone", "car"),
    "ruckmeldung": ("phone", "callback"),
    "callback": ("phone", "callback"),
    "isdn": ("phone", "isdn"),
    "telex": ("phone", "telex"),
    "tty tdd phone": ("phone", "tty"),
    "abitazione": ("phone", "home"),
    "ufficio": ("phone", "work"),
    "particular": ("phone", "home"),
    "domicile": ("phone", "home"),
    "bureau": ("phone", "work"),
}

#: Columns in which a firm names its person: the rows are firms.
FIRMS_PERSON = frozenset(
    "primary contact;main contact;key contact;hauptansprechpartner;contact principal;contacto principal".split(";")
)

#: First words that say whose field it is: 'Account Phone', 'Person - Name', 'Company website'.
KINDS: dict[str, str] = {}
for _kind, _words in {
    "customer": (
        "account company organization organisation customer client firm firma unternehmen kunde kunden "
        "societe entreprise empresa bedrijf klant azienda agency billing shipping associated"
    ),
    "contact": "contact person kontakt ansprechpartner contacto contactpersoon contatto",
    "note": (
        "note activity task event call meeting engagement interaction notiz aktivitat besuch activite "
        "actividad activiteit attivita"
    ),
    "opportunity": "opportunity deal verkaufschance oportunidad opportunita",
    "colleague": "owner user agent rep salesperson",
}.items():
    for _word in _words.split():
        KINDS.setdefault(_word, _kind)

#: Words without meaning of their own in a header.
FILLERS = frozenset(
    "the of de la le du des del der die das and et und y e en value field op 1 2 3 4 5 6 7 8 9 10 address s".split()
)
