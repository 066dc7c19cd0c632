"""Names of countries, to tell a column 'Location' that holds countries from one that holds cities. Normalised; the common
ones also in German, French, Spanish, Italian and Dutch, with frequent misspellings."""

from __future__ import annotations

from db.exchange.keys import norm

_NAMES = (
    "afghanistan;albania;algeria;andorra;angola;argentina;armenia;australia;austria;azerbaijan;bahamas;"
    "bahrain;bangladesh;"
    "barbados;belarus;belgium;belize;benin;bhutan;bolivia;bosnia and herzegovina;bosnia;botswana;brazil;"
    "brunei;bulgaria;"
    "burkina faso;burundi;cambodia;cameroon;canada;cape verde;chad;chile;china;colombia;congo;costa rica;"
    "croatia;cuba;cyprus;"
    "czech republic;czechia;denmark;djibouti;dominican republic;ecuador;egypt;el salvador;eritrea;estonia;"
    "eswatini;"
    "ethiopia;fiji;finland;france;gabon;gambia;georgia;germany;ghana;greece;greenland;guatemala;guinea;"
    "guyana;haiti;honduras;hong kong;"
    "hungary;iceland;india;indonesia;iran;iraq;ireland;israel;italy;ivory coast;jamaica;japan;jordan;"
    "kazakhstan;kenya;korea;"
    "south korea;north korea;republic of korea;kosovo;kuwait;kyrgyzstan;laos;latvia;lebanon;lesotho;"
    "liberia;libya;liechtenstein;lithuania;luxembourg;"
    "macau;madagascar;malawi;malaysia;maldives;mali;malta;mauritania;mauritius;mexico;moldova;monaco;"
    "mongolia;montenegro;"
    "morocco;mozambique;myanmar;namibia;nepal;netherlands;the netherlands;holland;new zealand;nicaragua;"
    "niger;nigeria;north macedonia;"
    "macedonia;norway;oman;pakistan;palestine;panama;papua new guinea;paraguay;peru;philippines;philipines;"
    "phillipines;poland;portugal;"
    "puerto rico;qatar;romania;russia;russian federation;rwanda;san marino;saudi arabia;senegal;serbia;"
    "sierra leone;singapore;slovakia;"
    "slovenia;somalia;south africa;south sudan;spain;sri lanka;sudan;suriname;sweden;switzerland;syria;"
    "taiwan;tajikistan;"
    "tanzania;thailand;togo;trinidad and tobago;tunisia;turkey;turkiye;turkmenistan;uganda;ukraine;"
    "united arab emirates;uae;"
    "united kingdom;uk;great britain;england;scotland;wales;northern ireland;united states;"
    "united states of america;usa;us;u s a;"
    "uruguay;uzbekistan;vatican city;venezuela;vietnam;viet nam;yemen;zambia;zimbabwe;"
    "deutschland;osterreich;schweiz;frankreich;italien;spanien;niederlande;belgien;polen;tschechien;ungarn;"
    "danemark;schweden;norwegen;"
    "finnland;griechenland;turkei;grossbritannien;vereinigtes konigreich;vereinigte staaten;irland;"
    "luxemburg;rumanien;bulgarien;kroatien;"
    "slowenien;slowakei;russland;japan;brasilien;indien;kanada;mexiko;"
    "allemagne;autriche;suisse;belgique;espagne;italie;pays bas;royaume uni;etats unis;pologne;suede;"
    "norvege;danemark;grece;portugal;"
    "alemania;espana;francia;italia;suiza;reino unido;estados unidos;paises bajos;belgica;polonia;suecia;"
    "noruega;dinamarca;brasil;"
    "germania;svizzera;spagna;regno unito;stati uniti;paesi bassi;belgio;svezia;duitsland;nederland;"
    "frankrijk;zwitserland;"
    "oostenrijk;verenigd koninkrijk;verenigde staten;belgie;nippon;polska;sverige;norge;danmark;suomi;"
    "magyarorszag;cesko"
)

COUNTRIES = frozenset(norm(name) for name in _NAMES.split(";"))


def is_country(text: str) -> bool:
    return norm(text) in COUNTRIES
