<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>Actions</name>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Bearbeiten</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Datei</translation>
        </message>
        <message>
            <source>&amp;Go to</source>
            <translation>&amp;Gehe zu</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Hilfe</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Ansicht</translation>
        </message>
        <message>
            <source>About Tacit</source>
            <translation>Über Tacit</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Commands</source>
            <translation>Befehle</translation>
        </message>
        <message>
            <source>Customers</source>
            <translation>Kunden</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <source>Export …</source>
            <translation>Exportieren …</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Hilfe</translation>
        </message>
        <message>
            <source>Import files …</source>
            <translation>Dateien importieren …</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <source>Larger text</source>
            <translation>Text größer</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Light or dark as the system</source>
            <translation>Hell oder dunkel wie das System</translation>
        </message>
        <message>
            <source>Lock</source>
            <translation>Sperren</translation>
        </message>
        <message>
            <source>New capture</source>
            <translation>Neue Notiz</translation>
        </message>
        <message>
            <source>Normal text size</source>
            <translation>Text in Normalgröße</translation>
        </message>
        <message>
            <source>Open {0}</source>
            <translation>{0} öffnen</translation>
        </message>
        <message>
            <source>People</source>
            <translation>Personen</translation>
        </message>
        <message>
            <source>Promises</source>
            <translation>Zusagen</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>Wiederholen</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suche</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Smaller text</source>
            <translation>Text kleiner</translation>
        </message>
        <message>
            <source>Sync now</source>
            <translation>Jetzt abgleichen</translation>
        </message>
        <message>
            <source>Sync: what waits</source>
            <translation>Abgleich: was wartet</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Heute</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>backup copy save restore</source>
            <comment>other words for Backups</comment>
            <translation>Backup Datensicherung Kopie sichern wiederherstellen</translation>
        </message>
        <message>
            <source>bin wastebasket deleted removed restore</source>
            <comment>other words for Trash</comment>
            <translation>Trash Mülleimer Gelöschtes Entferntes löschen wiederherstellen</translation>
        </message>
        <message>
            <source>bring in load read csv vcard contacts</source>
            <comment>other words for Import</comment>
            <translation>Import hereinholen laden einlesen CSV vCard Kontakte</translation>
        </message>
        <message>
            <source>conflicts waiting shared store offline</source>
            <comment>other words for Sync</comment>
            <translation>konflikte wartet gemeinsamer speicher offline synchronisieren</translation>
        </message>
        <message>
            <source>doctor check repair index problems</source>
            <comment>other words for Health</comment>
            <translation>Doktor prüfen Prüfung reparieren Index Probleme Health</translation>
        </message>
        <message>
            <source>join sync team server postgres database colleagues share</source>
            <comment>other words for Shared store</comment>
            <translation>verbinden beitreten abgleich synchronisieren team server postgres datenbank kollegen teilen</translation>
        </message>
        <message>
            <source>learned taught corrections words forget</source>
            <comment>other words for Learnt from you</comment>
            <translation>Gelerntes lernen beigebracht Korrekturen Wörter vergessen Learnt</translation>
        </message>
        <message>
            <source>name account me week language</source>
            <comment>other words for Profile</comment>
            <translation>Name Konto ich Woche Sprache Profile</translation>
        </message>
        <message>
            <source>passphrase password lock recovery key encryption</source>
            <comment>other words for Security</comment>
            <translation>Passphrase Passwort Kennwort Sperre Schlüssel Verschlüsselung Security</translation>
        </message>
        <message>
            <source>save as download csv pdf copy out</source>
            <comment>other words for Export</comment>
            <translation>Export speichern herunterladen CSV PDF Ausgabe</translation>
        </message>
        <message>
            <source>synchronise send receive update refresh</source>
            <comment>other words for Sync now</comment>
            <translation>synchronisieren senden empfangen aktualisieren</translation>
        </message>
        <message>
            <source>theme look dark light colour font size</source>
            <comment>other words for Appearance</comment>
            <translation>Design Aussehen dunkel hell Farbe Schrift Größe Appearance</translation>
        </message>
        <message>
            <source>writing notes dates</source>
            <comment>other words for Capturing</comment>
            <translation>Schreiben Notizen Datum Erfassen Capturing</translation>
        </message>
    </context>
    <context>
        <name>Audience</name>
        <message numerus="yes">
            <source>%n chosen</source>
            <translation>
                <numerusform>%n gewählt</numerusform>
                <numerusform>%n gewählt</numerusform>
            </translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>Done (Ctrl+Enter)</source>
            <translation>Fertig (Strg+Enter)</translation>
        </message>
        <message>
            <source>Everyone</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>No shared store is joined: nothing leaves this computer, whoever is chosen.</source>
            <translation>Kein gemeinsamer Speicher ist verbunden: Nichts verlässt diesen Rechner, wer immer gewählt ist.</translation>
        </message>
        <message>
            <source>No shared store is joined: nothing leaves this computer.</source>
            <translation>Kein gemeinsamer Speicher ist verbunden: Nichts verlässt diesen Rechner.</translation>
        </message>
        <message>
            <source>Only me</source>
            <translation>Nur ich</translation>
        </message>
        <message>
            <source>Only you may read it now</source>
            <translation>Nur Sie dürfen es jetzt lesen</translation>
        </message>
        <message>
            <source>Some people</source>
            <translation>Einige</translation>
        </message>
        <message>
            <source>Type a colleague's name</source>
            <translation>Name eines Kollegen</translation>
        </message>
        <message>
            <source>Who may read it …</source>
            <translation>Wer darf es lesen …</translation>
        </message>
        <message>
            <source>Who may read it, besides you?</source>
            <translation>Wer darf es außer Ihnen lesen?</translation>
        </message>
        <message>
            <source>Who may read it: {0}</source>
            <translation>Wer es lesen darf: {0}</translation>
        </message>
        <message>
            <source>Who may read it; a click changes it (W)</source>
            <translation>Wer es lesen darf; ein Klick ändert es (W)</translation>
        </message>
        <message>
            <source>Who may read it?</source>
            <translation>Wer darf es lesen?</translation>
        </message>
        <message numerus="yes">
            <source>Who may read these %n?</source>
            <translation>
                <numerusform>Wer darf diese %n lesen?</numerusform>
                <numerusform>Wer darf diese %n lesen?</numerusform>
            </translation>
        </message>
        <message>
            <source>Who may read what you write, and all that is made of it.</source>
            <translation>Wer lesen darf, was Sie schreiben, und alles, was daraus entsteht.</translation>
        </message>
        <message>
            <source>{0} may read “{1}” now</source>
            <translation>{0}: darf „{1}“ jetzt lesen</translation>
        </message>
        <message numerus="yes">
            <source>{0}: %n record(s)</source>
            <translation>
                <numerusform>{0}: %n Eintrag</numerusform>
                <numerusform>{0}: %n Einträge</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Brief</name>
        <message>
            <source>Before you go in</source>
            <translation>Bevor Sie hineingehen</translation>
        </message>
        <message>
            <source>Brief</source>
            <translation>Kundenblatt</translation>
        </message>
        <message>
            <source>Brief saved</source>
            <translation>Kundenblatt gespeichert</translation>
        </message>
        <message>
            <source>Brief {0}</source>
            <translation>Kundenblatt {0}</translation>
        </message>
        <message>
            <source>Brief: {0}</source>
            <translation>Kundenblatt: {0}</translation>
        </message>
        <message>
            <source>Nothing yet.</source>
            <translation>Noch nichts.</translation>
        </message>
        <message>
            <source>Open promises</source>
            <translation>Offene Zusagen</translation>
        </message>
        <message>
            <source>Plain text</source>
            <translation>Reiner Text</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Drucken</translation>
        </message>
        <message>
            <source>Save as</source>
            <translation>Speichern unter</translation>
        </message>
        <message>
            <source>Save the brief</source>
            <translation>Kundenblatt speichern</translation>
        </message>
        <message>
            <source>Save the brief as</source>
            <translation>Kundenblatt speichern als</translation>
        </message>
        <message>
            <source>Since {0}</source>
            <translation>Seit {0}</translation>
        </message>
        <message>
            <source>The brief could not be written there. Choose another folder.</source>
            <translation>Das Kundenblatt ließ sich dort nicht speichern. Wählen Sie einen anderen Ordner.</translation>
        </message>
        <message>
            <source>What do we know?</source>
            <translation>Was wissen wir?</translation>
        </message>
        <message>
            <source>What do we need to do next?</source>
            <translation>Was ist als Nächstes zu tun?</translation>
        </message>
        <message>
            <source>What has happened?</source>
            <translation>Was ist geschehen?</translation>
        </message>
    </context>
    <context>
        <name>Capture</name>
        <message numerus="yes">
            <source>%n correction(s) remembered</source>
            <comment>lessons</comment>
            <translation>
                <numerusform>%n Korrektur gemerkt</numerusform>
                <numerusform>%n Korrekturen gemerkt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n kept</source>
            <comment>drafts</comment>
            <translation>
                <numerusform>%n Entwurf</numerusform>
                <numerusform>%n Entwürfe</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) not read</source>
            <comment>quoted</comment>
            <translation>
                <numerusform>%n Zeile nicht gelesen</numerusform>
                <numerusform>%n Zeilen nicht gelesen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new person(s)</source>
            <comment>people</comment>
            <translation>
                <numerusform>%n neue Person</numerusform>
                <numerusform>%n neue Personen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n promise(s)</source>
            <translation>
                <numerusform>%n Zusage</numerusform>
                <numerusform>%n Zusagen</numerusform>
            </translation>
        </message>
        <message>
            <source>A customer …</source>
            <translation>Einen Kunden …</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Hinzufügen</translation>
        </message>
        <message>
            <source>As you would say it: Friday, in two weeks, 9 December</source>
            <translation>Wie Sie es sagen würden: Freitag, in zwei Wochen, 9. Dezember</translation>
        </message>
        <message>
            <source>Avoid</source>
            <translation>Meiden</translation>
        </message>
        <message>
            <source>Draft thrown away</source>
            <translation>Entwurf weggeworfen</translation>
        </message>
        <message>
            <source>Drafts</source>
            <translation>Entwürfe</translation>
        </message>
        <message>
            <source>Due another day …</source>
            <translation>An einem anderen Tag fällig …</translation>
        </message>
        <message>
            <source>Due when?</source>
            <translation>Wann fällig?</translation>
        </message>
        <message>
            <source>Due {0}</source>
            <translation>Fällig {0}</translation>
        </message>
        <message>
            <source>Edit capture</source>
            <translation>Notiz bearbeiten</translation>
        </message>
        <message>
            <source>Enter for choices, Delete to drop.</source>
            <translation>Eingabe zeigt die Auswahl, Entf lässt sie weg.</translation>
        </message>
        <message>
            <source>Enter keeps it.</source>
            <translation>Eingabe übernimmt es.</translation>
        </message>
        <message>
            <source>Filed: {0}</source>
            <translation>Abgelegt: {0}</translation>
        </message>
        <message>
            <source>It could not be filed.</source>
            <translation>Das ließ sich nicht ablegen.</translation>
        </message>
        <message>
            <source>Its page</source>
            <translation>Zur Seite</translation>
        </message>
        <message>
            <source>Kept as a draft. It waits on Today.</source>
            <translation>Als Entwurf behalten. Er wartet unter „Heute“.</translation>
        </message>
        <message>
            <source>Leave the word as it is</source>
            <translation>Das Wort bleibt, wie es ist</translation>
        </message>
        <message>
            <source>Leave the words as they are</source>
            <translation>Die Wörter bleiben, wie sie sind</translation>
        </message>
        <message>
            <source>New capture</source>
            <translation>Neue Notiz</translation>
        </message>
        <message>
            <source>New customer “{0}”</source>
            <translation>Neuer Kunde „{0}“</translation>
        </message>
        <message>
            <source>New person “{0}”</source>
            <translation>Neue Person „{0}“</translation>
        </message>
        <message>
            <source>No customer</source>
            <translation>Kein Kunde</translation>
        </message>
        <message>
            <source>No customer yet</source>
            <translation>Noch kein Kunde</translation>
        </message>
        <message>
            <source>No date</source>
            <translation>Ohne Datum</translation>
        </message>
        <message>
            <source>No topic</source>
            <translation>Kein Thema</translation>
        </message>
        <message>
            <source>Not a person</source>
            <translation>Keine Person</translation>
        </message>
        <message>
            <source>Not a promise</source>
            <translation>Keine Zusage</translation>
        </message>
        <message>
            <source>Not known yet: it is proposed, and waits on Today to be confirmed.</source>
            <translation>Noch nicht bekannt: wird vorgeschlagen und wartet auf „Heute“ auf Bestätigung.</translation>
        </message>
        <message>
            <source>Not saved yet</source>
            <translation>Noch nicht gesichert</translation>
        </message>
        <message>
            <source>Not worth keeping</source>
            <translation>Nicht festhalten</translation>
        </message>
        <message>
            <source>Promise: {0}</source>
            <translation>Zusage: {0}</translation>
        </message>
        <message>
            <source>Put off by</source>
            <translation>Stört</translation>
        </message>
        <message>
            <source>Read as</source>
            <translation>Verstanden als</translation>
        </message>
        <message>
            <source>Saved on this computer as you type</source>
            <translation>Beim Tippen auf diesem Rechner gesichert</translation>
        </message>
        <message>
            <source>Say it differently …</source>
            <translation>Anders ausdrücken …</translation>
        </message>
        <message>
            <source>Say what is owed.</source>
            <translation>Sagen Sie, was zugesagt ist.</translation>
        </message>
        <message>
            <source>Shows all of it, here</source>
            <translation>Zeigt alles, hier</translation>
        </message>
        <message>
            <source>Space: {0}.</source>
            <translation>Leertaste: {0}.</translation>
        </message>
        <message>
            <source>Still true</source>
            <translation>Stimmt noch</translation>
        </message>
        <message>
            <source>Still true, said today</source>
            <translation>Stimmt noch, heute gesagt</translation>
        </message>
        <message>
            <source>Still true: it counts as fresh again. File what is new, or leave it.</source>
            <translation>Stimmt noch: gilt wieder als frisch. Legen Sie ab, was neu ist, oder lassen Sie es.</translation>
        </message>
        <message>
            <source>That is no day.</source>
            <translation>Das ist kein Tag.</translation>
        </message>
        <message>
            <source>They owe it</source>
            <translation>Von ihnen zugesagt</translation>
        </message>
        <message>
            <source>They owe: {0}</source>
            <translation>An uns: {0}</translation>
        </message>
        <message>
            <source>This promise</source>
            <translation>Diese Zusage</translation>
        </message>
        <message>
            <source>This text could not be read. You can file it all the same: {0}</source>
            <translation>Dieser Text ließ sich nicht auswerten. Ablegen können Sie ihn trotzdem: {0}</translation>
        </message>
        <message>
            <source>Throw this draft away</source>
            <translation>Diesen Entwurf wegwerfen</translation>
        </message>
        <message>
            <source>To mind with this person</source>
            <translation>Bei dieser Person zu beachten</translation>
        </message>
        <message>
            <source>Topic: {0}</source>
            <translation>Thema: {0}</translation>
        </message>
        <message>
            <source>Type a customer's name</source>
            <translation>Namen des Kunden eingeben</translation>
        </message>
        <message>
            <source>Type a person's name</source>
            <translation>Namen der Person eingeben</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Warms to</source>
            <translation>Kommt gut an</translation>
        </message>
        <message>
            <source>We owe it</source>
            <translation>Von uns zugesagt</translation>
        </message>
        <message>
            <source>We owe: {0}</source>
            <translation>Von uns: {0}</translation>
        </message>
        <message>
            <source>What is owed?</source>
            <translation>Was ist zugesagt?</translation>
        </message>
        <message>
            <source>Which customer?</source>
            <translation>Welcher Kunde?</translation>
        </message>
        <message>
            <source>Which topic?</source>
            <translation>Welches Thema?</translation>
        </message>
        <message>
            <source>Which {0}?</source>
            <translation>Wer ist mit „{0}“ gemeint?</translation>
        </message>
        <message>
            <source>Worth a look: Tacit is not sure.</source>
            <translation>Bitte ansehen: Tacit ist nicht sicher.</translation>
        </message>
        <message>
            <source>Your text is kept as a draft.</source>
            <translation>Ihr Text ist als Entwurf gesichert.</translation>
        </message>
        <message>
            <source>also named here</source>
            <translation>auch hier genannt</translation>
        </message>
        <message>
            <source>at {0}</source>
            <translation>bei {0}</translation>
        </message>
        <message>
            <source>due {0}</source>
            <translation>fällig {0}</translation>
        </message>
        <message>
            <source>left out since you said so: {0}</source>
            <translation>ausgelassen, weil Sie es so sagten: {0}</translation>
        </message>
        <message>
            <source>new</source>
            <translation>neu</translation>
        </message>
        <message>
            <source>new customer</source>
            <translation>neuer Kunde</translation>
        </message>
        <message>
            <source>new person</source>
            <translation>neue Person</translation>
        </message>
        <message>
            <source>no customer yet</source>
            <translation>noch kein Kunde</translation>
        </message>
        <message>
            <source>{0} · new</source>
            <translation>{0} · neu</translation>
        </message>
    </context>
    <context>
        <name>CaptureBox</name>
        <message>
            <source>Capture</source>
            <translation>Aufschreiben</translation>
        </message>
        <message>
            <source>What did you learn? Plain words will do.</source>
            <translation>Was haben Sie erfahren? Frei heraus.</translation>
        </message>
        <message>
            <source>Write down what you learnt, in plain words.</source>
            <translation>Schreiben Sie in einfachen Worten auf, was Sie erfahren haben.</translation>
        </message>
    </context>
    <context>
        <name>CaptureView</name>
        <message>
            <source>Correct a chip once and Tacit remembers it.</source>
            <translation>Berichtigen Sie eine Marke einmal, und Tacit merkt es sich.</translation>
        </message>
        <message>
            <source>Correct a chip once and Tacit remembers it. Nothing leaves this computer.</source>
            <translation>Einmal berichtigt, merkt Tacit es sich. Nichts verlässt diesen Rechner.</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>Kunde</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Datum</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Ablegen</translation>
        </message>
        <message>
            <source>New capture</source>
            <translation>Neue Notiz</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>Promise</source>
            <translation>Zusage</translation>
        </message>
        <message>
            <source>Quotes, signatures and heads of mails stand in grey: they are kept, but no news is read in them.</source>
            <translation>Zitate, Unterschriften und Köpfe von E-Mails stehen in Grau: Sie bleiben erhalten, werden aber nicht als Neuigkeit gelesen.</translation>
        </message>
        <message>
            <source>Read as — nothing is filed until you press Ctrl Enter</source>
            <translation>Verstanden als — abgelegt wird erst mit Strg Eingabe</translation>
        </message>
        <message>
            <source>Read as — nothing is filed until you press Enter</source>
            <translation>Verstanden als — abgelegt wird erst mit der Eingabetaste</translation>
        </message>
        <message>
            <source>You may know this already</source>
            <translation>Das wissen Sie vielleicht schon</translation>
        </message>
        <message>
            <source>back to the text</source>
            <translation>zurück zum Text</translation>
        </message>
        <message>
            <source>choices</source>
            <translation>Auswahl</translation>
        </message>
        <message>
            <source>drop</source>
            <translation>weglassen</translation>
        </message>
        <message>
            <source>file</source>
            <translation>ablegen</translation>
        </message>
        <message>
            <source>keep as draft</source>
            <translation>Entwurf</translation>
        </message>
        <message>
            <source>next</source>
            <translation>weiter</translation>
        </message>
    </context>
    <context>
        <name>CommandPalette</name>
        <message>
            <source>Choices</source>
            <translation>Auswahl</translation>
        </message>
        <message>
            <source>Nothing of that name. Enter searches all notes.</source>
            <translation>Nichts heißt so. Eingabe durchsucht alle Notizen.</translation>
        </message>
        <message>
            <source>Search notes for “{0}”</source>
            <translation>Notizen nach „{0}“ durchsuchen</translation>
        </message>
        <message>
            <source>Type an action, a customer or a person</source>
            <translation>Befehl, Kunde oder Person eingeben</translation>
        </message>
        <message>
            <source>What to do</source>
            <translation>Was tun</translation>
        </message>
    </context>
    <context>
        <name>Customers</name>
        <message>
            <source>Attach files</source>
            <translation>Dateien anhängen</translation>
        </message>
        <message>
            <source>Attachments</source>
            <translation>Anhänge</translation>
        </message>
        <message>
            <source>Before you go in</source>
            <translation>Bevor Sie hineingehen</translation>
        </message>
        <message>
            <source>Brief</source>
            <translation>Kundenblatt</translation>
        </message>
        <message>
            <source>Brief of this customer</source>
            <translation>Kundenblatt dieses Kunden</translation>
        </message>
        <message>
            <source>Bring them in from a file, or just capture a visit: who is named there appears here.</source>
            <translation>Importieren Sie eine Datei oder schreiben Sie einfach einen Besuch auf: Wer dort vorkommt, erscheint hier.</translation>
        </message>
        <message>
            <source>Capture</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>Ctrl H</source>
            <translation>Strg H</translation>
        </message>
        <message>
            <source>Ctrl I</source>
            <translation>Strg I</translation>
        </message>
        <message>
            <source>Customers</source>
            <translation>Kunden</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Angaben</translation>
        </message>
        <message>
            <source>Edit all fields</source>
            <translation>Alle Felder bearbeiten</translation>
        </message>
        <message>
            <source>Edit this customer</source>
            <translation>Diesen Kunden bearbeiten</translation>
        </message>
        <message>
            <source>Esc clears the filter.</source>
            <translation>Esc leert den Filter.</translation>
        </message>
        <message numerus="yes">
            <source>Filter %n customer(s)</source>
            <translation>
                <numerusform>%n Kunden filtern</numerusform>
                <numerusform>%n Kunden filtern</numerusform>
            </translation>
        </message>
        <message>
            <source>Filter the list</source>
            <translation>Liste filtern</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Verlauf</translation>
        </message>
        <message>
            <source>History of this customer</source>
            <translation>Verlauf dieses Kunden</translation>
        </message>
        <message>
            <source>Import files</source>
            <translation>Dateien importieren</translation>
        </message>
        <message>
            <source>More for this customer</source>
            <translation>Mehr zu diesem Kunden</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>No customer has this in its name</source>
            <translation>Kein Kunde heißt so</translation>
        </message>
        <message>
            <source>No customers yet</source>
            <translation>Noch keine Kunden</translation>
        </message>
        <message>
            <source>None planned.</source>
            <translation>Keiner geplant.</translation>
        </message>
        <message>
            <source>None yet.</source>
            <translation>Noch keine.</translation>
        </message>
        <message>
            <source>None. Drop files here.</source>
            <translation>Keine. Dateien hierher ziehen.</translation>
        </message>
        <message>
            <source>Not known</source>
            <translation>Nicht bekannt</translation>
        </message>
        <message>
            <source>Nothing is known yet. Ctrl+N captures what you learn.</source>
            <translation>Noch ist nichts bekannt. Mit Strg+N schreiben Sie auf, was Sie erfahren.</translation>
        </message>
        <message>
            <source>Nothing is owed, either way.</source>
            <translation>Nichts offen, auf keiner Seite.</translation>
        </message>
        <message>
            <source>Open promises</source>
            <translation>Offene Zusagen</translation>
        </message>
        <message>
            <source>Opportunities</source>
            <translation>Chancen</translation>
        </message>
        <message>
            <source>Proposed from a capture. Is this a customer of yours?</source>
            <translation>Aus einer Notiz vorgeschlagen. Ist das ein Kunde von Ihnen?</translation>
        </message>
        <message>
            <source>Proposed, to confirm</source>
            <translation>Vorgeschlagen, zu bestätigen</translation>
        </message>
        <message>
            <source>Search all notes</source>
            <translation>Alle Notizen durchsuchen</translation>
        </message>
        <message>
            <source>Sites</source>
            <translation>Standorte</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>Schlagwort</translation>
        </message>
        <message>
            <source>Visits</source>
            <translation>Besuche</translation>
        </message>
        <message>
            <source>What happened last</source>
            <translation>Was zuletzt geschah</translation>
        </message>
        <message>
            <source>What we know</source>
            <translation>Was wir wissen</translation>
        </message>
    </context>
    <context>
        <name>Days</name>
        <message>
            <source>09:30</source>
            <translation>09:30</translation>
        </message>
        <message>
            <source>Calendar</source>
            <translation>Kalender</translation>
        </message>
        <message>
            <source>Open the calendar</source>
            <translation>Kalender öffnen</translation>
        </message>
        <message>
            <source>friday, in two weeks, 27 November</source>
            <translation>Freitag, in zwei Wochen, 27. November</translation>
        </message>
        <message>
            <source>not read as a day yet</source>
            <translation>noch nicht als Tag erkannt</translation>
        </message>
        <message>
            <source>{0}: time</source>
            <translation>{0}: Uhrzeit</translation>
        </message>
    </context>
    <context>
        <name>Dialog</name>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
    </context>
    <context>
        <name>Editor</name>
        <message>
            <source>Capture</source>
            <translation>Aufschreiben</translation>
        </message>
        <message>
            <source>What did you learn? Plain words will do.</source>
            <translation>Was haben Sie erfahren? Frei heraus.</translation>
        </message>
    </context>
    <context>
        <name>Errors</name>
        <message>
            <source>Something went wrong inside Tacit. Nothing that was saved is lost; please try again.</source>
            <translation>In Tacit ist etwas schiefgegangen. Nichts Gesichertes ist verloren; bitte versuchen Sie es noch einmal.</translation>
        </message>
    </context>
    <context>
        <name>Export</name>
        <message>
            <source>A file or a folder</source>
            <translation>Datei oder Ordner</translation>
        </message>
        <message>
            <source>A readable page for each customer.</source>
            <translation>Für jeden Kunden eine lesbare Seite.</translation>
        </message>
        <message>
            <source>A table for each kind of record, for a spreadsheet.</source>
            <translation>Für jede Art von Eintrag eine Tabelle, etwa für Excel.</translation>
        </message>
        <message>
            <source>Address cards (*.vcf)</source>
            <translation>Adresskarten (*.vcf)</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>Wählen</translation>
        </message>
        <message>
            <source>Everything with its ids: comes in again as it was, here or in another profile.</source>
            <translation>Alles samt Kennungen: lässt sich unverändert wieder importieren, hier oder in einem anderen Profil.</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exportieren</translation>
        </message>
        <message>
            <source>Exported</source>
            <translation>Exportiert</translation>
        </message>
        <message>
            <source>Exported files are not encrypted. Keep them where only you can read them; delete what you do not need.</source>
            <translation>Exportierte Dateien sind nicht verschlüsselt. Bewahren Sie sie dort auf, wo nur Sie sie lesen können; löschen Sie, was Sie nicht brauchen.</translation>
        </message>
        <message>
            <source>People and customers as contact cards, for phones and address books.</source>
            <translation>Personen und Kunden als Kontaktkarten, für Telefon und Adressbuch.</translation>
        </message>
        <message>
            <source>Say where to write it.</source>
            <translation>Sagen Sie, wohin geschrieben werden soll.</translation>
        </message>
        <message>
            <source>Stopped. Nothing was written.</source>
            <translation>Abgebrochen. Nichts wurde geschrieben.</translation>
        </message>
        <message>
            <source>Tacit export (*.json)</source>
            <translation>Tacit-Export (*.json)</translation>
        </message>
        <message>
            <source>Take everything out</source>
            <translation>Alles mitnehmen</translation>
        </message>
        <message>
            <source>Where to</source>
            <translation>Wohin</translation>
        </message>
        <message>
            <source>Writing …</source>
            <translation>Wird geschrieben …</translation>
        </message>
        <message>
            <source>Written: {0}, to {1}</source>
            <translation>Geschrieben: {0}, nach {1}</translation>
        </message>
    </context>
    <context>
        <name>Fields</name>
        <message>
            <source>EUR 12,500</source>
            <translation>EUR 12.500</translation>
        </message>
        <message>
            <source>a number</source>
            <translation>eine Zahl</translation>
        </message>
    </context>
    <context>
        <name>Files</name>
        <message numerus="yes">
            <source>%n byte(s)</source>
            <translation>
                <numerusform>%n Byte</numerusform>
                <numerusform>%n Byte</numerusform>
            </translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Alle Dateien (*)</translation>
        </message>
        <message>
            <source>{0} MB</source>
            <translation>{0} MB</translation>
        </message>
        <message>
            <source>{0} kB</source>
            <translation>{0} kB</translation>
        </message>
    </context>
    <context>
        <name>First</name>
        <message>
            <source>A sentence of four or more words is easy to keep and hard to guess.</source>
            <translation>Ein Satz aus vier oder mehr Wörtern ist leicht zu merken und schwer zu erraten.</translation>
        </message>
        <message>
            <source>Create profile</source>
            <translation>Profil anlegen</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-Mail</translation>
        </message>
        <message>
            <source>E-mail (if you like)</source>
            <translation>E-Mail (wenn Sie möchten)</translation>
        </message>
        <message>
            <source>Everything you write stays on this computer, encrypted. First: whose notes are these?</source>
            <translation>Alles, was Sie schreiben, bleibt verschlüsselt auf diesem Rechner. Zuerst: Wessen Notizen sind das?</translation>
        </message>
        <message>
            <source>How should it open?</source>
            <translation>Wie soll es sich öffnen?</translation>
        </message>
        <message>
            <source>I have a recovery key …</source>
            <translation>Ich habe einen Wiederherstellungsschlüssel …</translation>
        </message>
        <message>
            <source>Look around in a sample company first</source>
            <translation>Zuerst in einer Beispielfirma umsehen</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>Passwortsatz</translation>
        </message>
        <message>
            <source>Passphrase again</source>
            <translation>Passwortsatz noch einmal</translation>
        </message>
        <message>
            <source>Restore a backup from another computer …</source>
            <translation>Sicherung von einem anderen Rechner wiederherstellen …</translation>
        </message>
        <message>
            <source>This computer has no keyring that can be trusted with it.</source>
            <translation>Dieser Rechner hat keinen Schlüsselbund, dem man das anvertrauen könnte.</translation>
        </message>
        <message>
            <source>Welcome to Tacit</source>
            <translation>Willkommen bei Tacit</translation>
        </message>
        <message>
            <source>With a passphrase of its own</source>
            <translation>Mit einem eigenen Passwortsatz</translation>
        </message>
        <message>
            <source>With my login to this computer (keyring)</source>
            <translation>Mit meiner Anmeldung an diesem Rechner (Schlüsselbund)</translation>
        </message>
        <message>
            <source>Your name</source>
            <translation>Ihr Name</translation>
        </message>
    </context>
    <context>
        <name>Form</name>
        <message>
            <source>More fields ({0})</source>
            <translation>Weitere Felder ({0})</translation>
        </message>
        <message>
            <source>This is needed.</source>
            <translation>Das wird gebraucht.</translation>
        </message>
    </context>
    <context>
        <name>Fresh</name>
        <message>
            <source>Ageing</source>
            <translation>Älter</translation>
        </message>
        <message>
            <source>Fresh</source>
            <translation>Frisch</translation>
        </message>
        <message>
            <source>Stale</source>
            <translation>Veraltet</translation>
        </message>
        <message>
            <source>{0}, {1}</source>
            <translation>{0}, {1}</translation>
        </message>
    </context>
    <context>
        <name>History</name>
        <message>
            <source>History</source>
            <translation>Verlauf</translation>
        </message>
        <message>
            <source>Nothing is known of its past.</source>
            <translation>Von früher ist nichts bekannt.</translation>
        </message>
        <message>
            <source>emptied</source>
            <translation>geleert</translation>
        </message>
        <message>
            <source>was: {0}</source>
            <translation>vorher: {0}</translation>
        </message>
    </context>
    <context>
        <name>Import</name>
        <message numerus="yes">
            <source> · %n cannot be read</source>
            <translation>
                <numerusform> · %n nicht lesbar</numerusform>
                <numerusform> · %n nicht lesbar</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source> · %n more not shown here</source>
            <translation>
                <numerusform> · %n weitere hier nicht gezeigt</numerusform>
                <numerusform> · %n weitere hier nicht gezeigt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n Datei</numerusform>
                <numerusform>%n Dateien</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left out</source>
            <translation>
                <numerusform>%n ausgelassen</numerusform>
                <numerusform>%n ausgelassen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n weitere</numerusform>
                <numerusform>%n weitere</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more file(s): “Copy report” has them all</source>
            <translation>
                <numerusform>%n weitere Datei: „Bericht kopieren“ nennt alle</numerusform>
                <numerusform>%n weitere Dateien: „Bericht kopieren“ nennt alle</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n question(s) open</source>
            <translation>
                <numerusform>%n Frage offen</numerusform>
                <numerusform>%n Fragen offen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n remark(s)</source>
            <translation>
                <numerusform>%n Hinweis</numerusform>
                <numerusform>%n Hinweise</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n remark(s) on parts nobody misses</source>
            <translation>
                <numerusform>%n Hinweis zu Teilen, die niemand vermisst</numerusform>
                <numerusform>%n Hinweise zu Teilen, die niemand vermisst</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n sentence(s) sound like a promise</source>
            <translation>
                <numerusform>%n Satz klingt nach einer Zusage</numerusform>
                <numerusform>%n Sätze klingen nach einer Zusage</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) will be left out</source>
            <translation>
                <numerusform>%n Teil wird ausgelassen</numerusform>
                <numerusform>%n Teile werden ausgelassen</numerusform>
            </translation>
        </message>
        <message>
            <source>(no name)</source>
            <translation>(ohne Namen)</translation>
        </message>
        <message numerus="yes">
            <source>: %n change(s) made since were kept</source>
            <translation>
                <numerusform>: %n spätere Änderung bleibt</numerusform>
                <numerusform>: %n spätere Änderungen bleiben</numerusform>
            </translation>
        </message>
        <message>
            <source>A folder to bring in</source>
            <translation>Ordner zum Importieren</translation>
        </message>
        <message>
            <source>Add files</source>
            <translation>Dateien hinzufügen</translation>
        </message>
        <message>
            <source>Added: {0}.</source>
            <translation>Neu: {0}.</translation>
        </message>
        <message>
            <source>Added: {0}. Updated: {1}.</source>
            <translation>Neu: {0}. Aktualisiert: {1}.</translation>
        </message>
        <message>
            <source>An import is running. Add these when it is done.</source>
            <translation>Ein Import läuft. Fügen Sie diese danach hinzu.</translation>
        </message>
        <message numerus="yes">
            <source>Bring in %n file(s)</source>
            <translation>
                <numerusform>%n Datei importieren</numerusform>
                <numerusform>%n Dateien importieren</numerusform>
            </translation>
        </message>
        <message>
            <source>Bring in again</source>
            <translation>Noch einmal importieren</translation>
        </message>
        <message>
            <source>Bring in more</source>
            <translation>Mehr importieren</translation>
        </message>
        <message>
            <source>Bring in what you have</source>
            <translation>Mitbringen, was Sie schon haben</translation>
        </message>
        <message>
            <source>Bringing the files in …</source>
            <translation>Dateien werden importiert …</translation>
        </message>
        <message>
            <source>Brought in</source>
            <translation>Importiert</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Choose a folder</source>
            <translation>Ordner wählen</translation>
        </message>
        <message>
            <source>Choose files</source>
            <translation>Dateien wählen</translation>
        </message>
        <message>
            <source>Column</source>
            <translation>Spalte</translation>
        </message>
        <message>
            <source>Column {0} comes in as</source>
            <translation>Spalte {0} wird zu</translation>
        </message>
        <message>
            <source>Comes in as</source>
            <translation>Wird zu</translation>
        </message>
        <message>
            <source>Copy report</source>
            <translation>Bericht kopieren</translation>
        </message>
        <message>
            <source>Ctrl Enter</source>
            <translation>Strg Eingabe</translation>
        </message>
        <message>
            <source>Drop files or a folder here</source>
            <translation>Dateien oder einen Ordner hierher ziehen</translation>
        </message>
        <message>
            <source>Encoding of {0}</source>
            <translation>Zeichensatz von {0}</translation>
        </message>
        <message>
            <source>Encoding: found out</source>
            <translation>Zeichensatz: selbst erkannt</translation>
        </message>
        <message>
            <source>Files to bring in</source>
            <translation>Dateien zum Importieren</translation>
        </message>
        <message>
            <source>First rows</source>
            <translation>Erste Zeilen</translation>
        </message>
        <message>
            <source>Format guessed</source>
            <translation>Format vermutet</translation>
        </message>
        <message>
            <source>Import undone</source>
            <translation>Import rückgängig gemacht</translation>
        </message>
        <message>
            <source>Keep as a line of “More”</source>
            <translation>Als Zeile in „Mehr“ behalten</translation>
        </message>
        <message>
            <source>Leave it out</source>
            <translation>Weglassen</translation>
        </message>
        <message>
            <source>Look before it comes in</source>
            <translation>Ansehen, bevor es hereinkommt</translation>
        </message>
        <message>
            <source>Looking into the files …</source>
            <translation>Dateien werden angesehen …</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>Gemacht</translation>
        </message>
        <message>
            <source>Make it a promise</source>
            <translation>Zusage daraus machen</translation>
        </message>
        <message>
            <source>None was made by itself. Press where one is still owed.</source>
            <translation>Von selbst wurde keine angelegt. Drücken Sie, wo noch eine offen ist.</translation>
        </message>
        <message>
            <source>Nothing could be read. Nothing was changed.</source>
            <translation>Nichts ließ sich lesen. Nichts wurde geändert.</translation>
        </message>
        <message>
            <source>Nothing was new: everything in these files is here already.</source>
            <translation>Nichts war neu: Alles aus diesen Dateien ist schon da.</translation>
        </message>
        <message>
            <source>Promise made</source>
            <translation>Zusage angelegt</translation>
        </message>
        <message>
            <source>Report copied</source>
            <translation>Bericht kopiert</translation>
        </message>
        <message>
            <source>Show customers</source>
            <translation>Kunden zeigen</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>Abgebrochen</translation>
        </message>
        <message>
            <source>Tables (CSV), contact cards (vCard), Evernote exports (ENEX), Markdown, mail, a Tacit export (JSON)</source>
            <translation>Tabellen (CSV), Kontaktkarten (vCard), Evernote-Exporte (ENEX), Markdown, E-Mails, ein Tacit-Export (JSON)</translation>
        </message>
        <message>
            <source>Take everything out instead: export</source>
            <translation>Stattdessen alles mitnehmen: Export</translation>
        </message>
        <message>
            <source>Take {0} out</source>
            <translation>{0} herausnehmen</translation>
        </message>
        <message>
            <source>The first of them</source>
            <translation>Die ersten davon</translation>
        </message>
        <message>
            <source>Undo import</source>
            <translation>Import rückgängig</translation>
        </message>
        <message>
            <source>Updated: {0}. Nothing was new.</source>
            <translation>Aktualisiert: {0}. Nichts war neu.</translation>
        </message>
        <message>
            <source>Without an answer these dates stay as text, in “More”.</source>
            <translation>Ohne Antwort bleiben diese Daten als Text unter „Mehr“.</translation>
        </message>
        <message>
            <source>You look at it first; nothing is written before you say so. The same file twice adds nothing. Everything can be undone.</source>
            <translation>Sie sehen es zuerst an; geschrieben wird erst, wenn Sie es sagen. Dieselbe Datei zweimal fügt nichts hinzu. Alles lässt sich rückgängig machen.</translation>
        </message>
        <message>
            <source>about {0} records: {1} at its beginning</source>
            <translation>etwa {0} Einträge: {1} am Anfang</translation>
        </message>
        <message>
            <source>an import</source>
            <translation>Import</translation>
        </message>
        <message>
            <source>nothing new</source>
            <translation>nichts Neues</translation>
        </message>
        <message>
            <source>nothing recognised yet</source>
            <translation>noch nichts erkannt</translation>
        </message>
        <message>
            <source>{0} (file {1} of {2}): {3} records</source>
            <translation>{0} (Datei {1} von {2}): {3} Einträge</translation>
        </message>
        <message>
            <source>{0} added</source>
            <translation>{0} neu</translation>
        </message>
        <message>
            <source>{0} of {1} columns understood</source>
            <translation>{0} von {1} Spalten verstanden</translation>
        </message>
        <message>
            <source>{0} updated</source>
            <translation>{0} aktualisiert</translation>
        </message>
        <message>
            <source>{0} {1}</source>
            <translation>{0} {1}</translation>
        </message>
        <message>
            <source>{0}: {1}</source>
            <translation>{0}: {1}</translation>
        </message>
    </context>
    <context>
        <name>Inline</name>
        <message numerus="yes">
            <source>%n blank field(s)</source>
            <translation>
                <numerusform>%n leeres Feld</numerusform>
                <numerusform>%n leere Felder</numerusform>
            </translation>
        </message>
        <message>
            <source>All fields</source>
            <translation>Alle Felder</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Edit {0} (E)</source>
            <translation>{0} bearbeiten (E)</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>nothing yet</source>
            <translation>noch nichts</translation>
        </message>
    </context>
    <context>
        <name>Keys</name>
        <message>
            <source>Alt</source>
            <translation>Alt</translation>
        </message>
        <message>
            <source>Ctrl</source>
            <translation>Strg</translation>
        </message>
        <message>
            <source>Ctrl Enter</source>
            <translation>Strg Eingabe</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Entf</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Eingabe</translation>
        </message>
        <message>
            <source>Esc</source>
            <translation>Esc</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>Umschalt</translation>
        </message>
        <message>
            <source>Shift Enter</source>
            <translation>Umschalt Eingabe</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Leertaste</translation>
        </message>
        <message>
            <source>Tab</source>
            <translation>Tab</translation>
        </message>
    </context>
    <context>
        <name>List</name>
        <message numerus="yes">
            <source>%n selected</source>
            <translation>
                <numerusform>%n gewählt</numerusform>
                <numerusform>%n gewählt</numerusform>
            </translation>
        </message>
        <message>
            <source>Filter {0}</source>
            <translation>{0} filtern</translation>
        </message>
        <message>
            <source>Sort</source>
            <translation>Sortieren</translation>
        </message>
        <message>
            <source>Sort by</source>
            <translation>Sortieren nach</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Customers</source>
            <translation>Kunden</translation>
        </message>
        <message>
            <source>People</source>
            <translation>Personen</translation>
        </message>
        <message>
            <source>Promises</source>
            <translation>Zusagen</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suche</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Shared store</source>
            <translation>Gemeinsamer Speicher</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Heute</translation>
        </message>
    </context>
    <context>
        <name>Mind</name>
        <message>
            <source>Avoid:</source>
            <translation>Meiden:</translation>
        </message>
        <message>
            <source>Put off by:</source>
            <translation>Stört:</translation>
        </message>
        <message>
            <source>Warms to:</source>
            <translation>Kommt gut an:</translation>
        </message>
    </context>
    <context>
        <name>Named</name>
        <message numerus="yes">
            <source>%n record(s)</source>
            <translation>
                <numerusform>%n Eintrag</numerusform>
                <numerusform>%n Einträge</numerusform>
            </translation>
        </message>
        <message>
            <source>{0} “{1}”</source>
            <translation>{0} „{1}“</translation>
        </message>
    </context>
    <context>
        <name>New</name>
        <message>
            <source>New acquaintance</source>
            <translation>Neue Bekanntschaft</translation>
        </message>
        <message>
            <source>New buying influence</source>
            <translation>Neuer Kaufeinfluss</translation>
        </message>
        <message>
            <source>New colleague</source>
            <translation>Neuer Kollege</translation>
        </message>
        <message>
            <source>New customer</source>
            <translation>Neuer Kunde</translation>
        </message>
        <message>
            <source>New note</source>
            <translation>Neue Notiz</translation>
        </message>
        <message>
            <source>New opportunity</source>
            <translation>Neue Chance</translation>
        </message>
        <message>
            <source>New person</source>
            <translation>Neue Person</translation>
        </message>
        <message>
            <source>New promise</source>
            <translation>Neue Zusage</translation>
        </message>
        <message>
            <source>New site</source>
            <translation>Neuer Standort</translation>
        </message>
        <message>
            <source>New tag</source>
            <translation>Neues Schlagwort</translation>
        </message>
        <message>
            <source>New team</source>
            <translation>Neues Team</translation>
        </message>
        <message>
            <source>New visit</source>
            <translation>Neuer Besuch</translation>
        </message>
        <message>
            <source>New: {0}</source>
            <translation>Neu: {0}</translation>
        </message>
        <message>
            <source>{0} “{1}”</source>
            <translation>{0} „{1}“</translation>
        </message>
    </context>
    <context>
        <name>Panel</name>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Close (Esc)</source>
            <translation>Schließen (Esc)</translation>
        </message>
        <message>
            <source>Ctrl+Enter saves</source>
            <translation>Strg+Eingabe speichert</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Verwerfen</translation>
        </message>
        <message>
            <source>Go on writing</source>
            <translation>Weiterschreiben</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>This is not saved yet.</source>
            <translation>Das ist noch nicht gespeichert.</translation>
        </message>
    </context>
    <context>
        <name>People</name>
        <message>
            <source>Attach files</source>
            <translation>Dateien anhängen</translation>
        </message>
        <message>
            <source>Attachments</source>
            <translation>Anhänge</translation>
        </message>
        <message>
            <source>Before you go in</source>
            <translation>Bevor Sie hineingehen</translation>
        </message>
        <message>
            <source>Best by {0}</source>
            <translation>Am besten: {0}</translation>
        </message>
        <message>
            <source>Bring in your contacts from a file, or capture a visit: who is named appears here.</source>
            <translation>Importieren Sie Ihre Kontakte aus einer Datei oder schreiben Sie einen Besuch auf: Wer vorkommt, erscheint hier.</translation>
        </message>
        <message>
            <source>Call {0}</source>
            <translation>{0} anrufen</translation>
        </message>
        <message>
            <source>Capture</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>Ctrl H</source>
            <translation>Strg H</translation>
        </message>
        <message>
            <source>Ctrl I</source>
            <translation>Strg I</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>Kunde</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Angaben</translation>
        </message>
        <message>
            <source>Edit all fields</source>
            <translation>Alle Felder bearbeiten</translation>
        </message>
        <message>
            <source>Edit this person</source>
            <translation>Diese Person bearbeiten</translation>
        </message>
        <message>
            <source>Esc clears the filter.</source>
            <translation>Esc leert den Filter.</translation>
        </message>
        <message numerus="yes">
            <source>Filter %n people</source>
            <translation>
                <numerusform>%n Person filtern</numerusform>
                <numerusform>%n Personen filtern</numerusform>
            </translation>
        </message>
        <message>
            <source>Filter the list</source>
            <translation>Liste filtern</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Verlauf</translation>
        </message>
        <message>
            <source>History of this person</source>
            <translation>Verlauf dieser Person</translation>
        </message>
        <message>
            <source>Import files</source>
            <translation>Dateien importieren</translation>
        </message>
        <message>
            <source>More for this person</source>
            <translation>Mehr zu dieser Person</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>No people yet</source>
            <translation>Noch keine Personen</translation>
        </message>
        <message>
            <source>Nobody has this in their name</source>
            <translation>Niemand heißt so</translation>
        </message>
        <message>
            <source>Nobody yet.</source>
            <translation>Noch niemand.</translation>
        </message>
        <message>
            <source>None planned.</source>
            <translation>Keiner geplant.</translation>
        </message>
        <message>
            <source>None.</source>
            <translation>Keine.</translation>
        </message>
        <message>
            <source>Not known yet. Do they say the final yes, screen, use it, or coach us?</source>
            <translation>Noch nicht bekannt: das letzte Ja, Prüfung, Nutzung oder Fürsprache?</translation>
        </message>
        <message>
            <source>Nothing is known yet that warms or puts off. Ask, and capture it.</source>
            <translation>Noch ist nicht bekannt, was gut ankommt oder stört. Fragen Sie, und schreiben Sie es auf.</translation>
        </message>
        <message>
            <source>Nothing is known yet. Ctrl+N captures what you learn.</source>
            <translation>Noch ist nichts bekannt. Mit Strg+N schreiben Sie auf, was Sie erfahren.</translation>
        </message>
        <message>
            <source>Nothing is owed, either way.</source>
            <translation>Nichts offen, auf keiner Seite.</translation>
        </message>
        <message>
            <source>Open promises</source>
            <translation>Offene Zusagen</translation>
        </message>
        <message>
            <source>Open {0}</source>
            <translation>{0} öffnen</translation>
        </message>
        <message>
            <source>Part in the purchase</source>
            <translation>Rolle beim Kauf</translation>
        </message>
        <message>
            <source>People</source>
            <translation>Personen</translation>
        </message>
        <message>
            <source>Proposed from a capture. Is this a person you know?</source>
            <translation>Aus einer Notiz vorgeschlagen. Kennen Sie diese Person?</translation>
        </message>
        <message>
            <source>Proposed, to confirm</source>
            <translation>Vorgeschlagen, zu bestätigen</translation>
        </message>
        <message>
            <source>Search all notes</source>
            <translation>Alle Notizen durchsuchen</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>Schlagwort</translation>
        </message>
        <message>
            <source>This computer has no program for {0}.</source>
            <translation>Auf diesem Rechner gibt es kein Programm für {0}.</translation>
        </message>
        <message>
            <source>Visits</source>
            <translation>Besuche</translation>
        </message>
        <message>
            <source>What happened last</source>
            <translation>Was zuletzt geschah</translation>
        </message>
        <message>
            <source>What we know</source>
            <translation>Was wir wissen</translation>
        </message>
        <message>
            <source>Who knows whom</source>
            <translation>Wer wen kennt</translation>
        </message>
        <message>
            <source>Write to {0}</source>
            <translation>An {0} schreiben</translation>
        </message>
    </context>
    <context>
        <name>ProgressLine</name>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
        <message>
            <source>Stopping at the next safe point …</source>
            <translation>Hält an der nächsten sicheren Stelle an …</translation>
        </message>
    </context>
    <context>
        <name>Promise</name>
        <message>
            <source>Broken</source>
            <translation>Gebrochen</translation>
        </message>
        <message>
            <source>Broken (B)</source>
            <translation>Gebrochen (B)</translation>
        </message>
        <message>
            <source>Broken: {0}</source>
            <translation>Gebrochen: {0}</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Dropped</source>
            <translation>Fallen gelassen</translation>
        </message>
        <message>
            <source>Dropped: {0}</source>
            <translation>Fallen gelassen: {0}</translation>
        </message>
        <message>
            <source>Due today</source>
            <translation>Heute fällig</translation>
        </message>
        <message>
            <source>Due tomorrow</source>
            <translation>Morgen fällig</translation>
        </message>
        <message>
            <source>Due {0}</source>
            <translation>Fällig {0}</translation>
        </message>
        <message>
            <source>Kept</source>
            <translation>Gehalten</translation>
        </message>
        <message>
            <source>Kept (K)</source>
            <translation>Gehalten (K)</translation>
        </message>
        <message>
            <source>Kept: {0}</source>
            <translation>Gehalten: {0}</translation>
        </message>
        <message>
            <source>Move</source>
            <translation>Verschieben</translation>
        </message>
        <message>
            <source>Move (M)</source>
            <translation>Verschieben (M)</translation>
        </message>
        <message>
            <source>Moved to {0}: {1}</source>
            <translation>Verschoben auf {0}: {1}</translation>
        </message>
        <message>
            <source>New day</source>
            <translation>Neuer Tag</translation>
        </message>
        <message>
            <source>No date</source>
            <translation>Ohne Datum</translation>
        </message>
        <message>
            <source>Open again: {0}</source>
            <translation>Wieder offen: {0}</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>Überfällig</translation>
        </message>
        <message>
            <source>Overdue since {0}</source>
            <translation>Überfällig seit {0}</translation>
        </message>
        <message>
            <source>They owe</source>
            <translation>An uns</translation>
        </message>
        <message>
            <source>We owe</source>
            <translation>Von uns</translation>
        </message>
        <message>
            <source>no date</source>
            <translation>ohne Datum</translation>
        </message>
    </context>
    <context>
        <name>Promises</name>
        <message>
            <source>Any customer</source>
            <translation>Alle Kunden</translation>
        </message>
        <message>
            <source>Broken</source>
            <translation>Gebrochen</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>Kunde</translation>
        </message>
        <message>
            <source>Delete (Del)</source>
            <translation>Löschen (Entf)</translation>
        </message>
        <message>
            <source>Drop</source>
            <translation>Fallen lassen</translation>
        </message>
        <message>
            <source>Esc shows your open promises again.</source>
            <translation>Esc zeigt wieder Ihre offenen Zusagen.</translation>
        </message>
        <message>
            <source>Everyone's promises</source>
            <translation>Zusagen von allen</translation>
        </message>
        <message>
            <source>From this note</source>
            <translation>Aus dieser Notiz</translation>
        </message>
        <message>
            <source>History (H)</source>
            <translation>Verlauf (H)</translation>
        </message>
        <message>
            <source>K kept · B broken · M move · D drop</source>
            <translation>K gehalten · B gebrochen · M verschieben · D fallen lassen</translation>
        </message>
        <message>
            <source>Kept</source>
            <translation>Gehalten</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>Später</translation>
        </message>
        <message>
            <source>Mine</source>
            <translation>Meine</translation>
        </message>
        <message>
            <source>More like this (L)</source>
            <translation>Ähnliches (L)</translation>
        </message>
        <message>
            <source>Move</source>
            <translation>Verschieben</translation>
        </message>
        <message>
            <source>My promises</source>
            <translation>Meine Zusagen</translation>
        </message>
        <message>
            <source>Next week</source>
            <translation>Nächste Woche</translation>
        </message>
        <message>
            <source>Nothing fits these filters</source>
            <translation>Zu diesen Filtern passt nichts</translation>
        </message>
        <message>
            <source>Nothing is owed, either way</source>
            <translation>Nichts offen, auf keiner Seite</translation>
        </message>
        <message>
            <source>O opens it again</source>
            <translation>O öffnet sie wieder</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Offen</translation>
        </message>
        <message>
            <source>Open again</source>
            <translation>Wieder öffnen</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>Überfällig</translation>
        </message>
        <message>
            <source>Promises</source>
            <translation>Zusagen</translation>
        </message>
        <message>
            <source>Proof</source>
            <translation>Beleg</translation>
        </message>
        <message>
            <source>Settled</source>
            <translation>Erledigt</translation>
        </message>
        <message>
            <source>Show everyone's</source>
            <translation>Die von allen zeigen</translation>
        </message>
        <message>
            <source>They owe</source>
            <translation>An uns</translation>
        </message>
        <message>
            <source>This week</source>
            <translation>Diese Woche</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Heute</translation>
        </message>
        <message>
            <source>We kept {0} of {1}, {2} %</source>
            <translation>Gehalten {0}/{1}, {2} %</translation>
        </message>
        <message>
            <source>We owe</source>
            <translation>Von uns</translation>
        </message>
        <message>
            <source>What I owe and what is owed to me; off: everyone's</source>
            <translation>Was ich schulde und was man mir schuldet; aus: von allen</translation>
        </message>
        <message>
            <source>What shows it: a mail, a delivery note, their word</source>
            <translation>Was es zeigt: eine Mail, ein Lieferschein, ihr Wort</translation>
        </message>
        <message>
            <source>What they owe</source>
            <translation>An uns</translation>
        </message>
        <message>
            <source>What we owe</source>
            <translation>Von uns</translation>
        </message>
        <message>
            <source>Without a date</source>
            <translation>Ohne Datum</translation>
        </message>
        <message>
            <source>Write “I promised her the report by Friday” into a capture, and it appears here.</source>
            <translation>Schreiben Sie „Habe ihr den Bericht bis Freitag zugesagt“ in eine Notiz, und die Zusage steht hier.</translation>
        </message>
        <message>
            <source>You owe nothing, and nothing is owed to you</source>
            <translation>Sie schulden nichts, und niemand schuldet Ihnen etwas</translation>
        </message>
        <message numerus="yes">
            <source>{0}, %n promise(s)</source>
            <translation>
                <numerusform>{0}, %n Zusage</numerusform>
                <numerusform>{0}, %n Zusagen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Proposed</name>
        <message>
            <source>Confirm</source>
            <translation>Bestätigen</translation>
        </message>
        <message>
            <source>Dismiss</source>
            <translation>Verwerfen</translation>
        </message>
        <message>
            <source>Known …</source>
            <translation>Bekannt …</translation>
        </message>
    </context>
    <context>
        <name>Records</name>
        <message numerus="yes">
            <source>%n file(s) attached</source>
            <translation>
                <numerusform>%n Datei angehängt</numerusform>
                <numerusform>%n Dateien angehängt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n promise(s) made in it stay(s) open.</source>
            <translation>
                <numerusform>%n Zusage daraus bleibt offen.</numerusform>
                <numerusform>%n Zusagen daraus bleiben offen.</numerusform>
            </translation>
        </message>
        <message>
            <source>Attach files</source>
            <translation>Dateien anhängen</translation>
        </message>
        <message>
            <source>By name</source>
            <translation>Nach Namen</translation>
        </message>
        <message>
            <source>Confirmed: {0}</source>
            <translation>Bestätigt: {0}</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Delete (Del)</source>
            <translation>Löschen (Entf)</translation>
        </message>
        <message>
            <source>Deleted: {0}</source>
            <translation>Gelöscht: {0}</translation>
        </message>
        <message>
            <source>Discarded</source>
            <translation>Verworfen</translation>
        </message>
        <message>
            <source>Dismissed: {0}</source>
            <translation>Verworfen: {0}</translation>
        </message>
        <message>
            <source>Esc takes the filter off.</source>
            <translation>Esc nimmt den Filter weg.</translation>
        </message>
        <message>
            <source>Filter {0} {1}</source>
            <translation>{0} {1} filtern</translation>
        </message>
        <message>
            <source>Get it back</source>
            <translation>Zurückholen</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Verlauf</translation>
        </message>
        <message>
            <source>Make the first one here, or bring them in from a table.</source>
            <translation>Legen Sie hier etwas an, oder lesen Sie eine Tabelle ein.</translation>
        </message>
        <message>
            <source>New {0}</source>
            <translation>{0} anlegen</translation>
        </message>
        <message>
            <source>No {0} yet</source>
            <translation>Noch keine {0}</translation>
        </message>
        <message>
            <source>None of these {0} fits</source>
            <translation>{0}: Nichts passt</translation>
        </message>
        <message>
            <source>Saved: {0}</source>
            <translation>Gespeichert: {0}</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>Schlagwort</translation>
        </message>
        <message numerus="yes">
            <source>Tag %n record(s)</source>
            <translation>
                <numerusform>Schlagwort für %n Eintrag</numerusform>
                <numerusform>Schlagwort für %n Einträge</numerusform>
            </translation>
        </message>
        <message>
            <source>Tagged: {0}</source>
            <translation>Verschlagwortet: {0}</translation>
        </message>
    </context>
    <context>
        <name>Recover</name>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>New passphrase</source>
            <translation>Neuer Passwortsatz</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Open with the recovery key</source>
            <translation>Mit dem Wiederherstellungsschlüssel öffnen</translation>
        </message>
        <message>
            <source>Recovery key</source>
            <translation>Wiederherstellungs­schlüssel</translation>
        </message>
        <message>
            <source>The key opens the profile and sets a new passphrase. It stays valid.</source>
            <translation>Der Schlüssel öffnet das Profil und setzt einen neuen Passwortsatz. Er bleibt gültig.</translation>
        </message>
        <message>
            <source>Upper or lower case, with or without hyphens.</source>
            <translation>Groß oder klein, mit oder ohne Bindestriche.</translation>
        </message>
    </context>
    <context>
        <name>Refs</name>
        <message>
            <source>Choose one of the names found, or create a new one.</source>
            <translation>Wählen Sie einen der gefundenen Namen oder legen Sie einen neuen an.</translation>
        </message>
        <message>
            <source>Click takes it out</source>
            <translation>Ein Klick nimmt es heraus</translation>
        </message>
        <message>
            <source>Delete takes it out</source>
            <translation>Entf nimmt es heraus</translation>
        </message>
        <message>
            <source>Type a name</source>
            <translation>Namen eingeben</translation>
        </message>
        <message>
            <source>Type and press Enter</source>
            <translation>Tippen und Eingabe drücken</translation>
        </message>
    </context>
    <context>
        <name>Reminding</name>
        <message numerus="yes">
            <source>%n promise(s) due or overdue</source>
            <translation>
                <numerusform>%n Zusage fällig oder überfällig</numerusform>
                <numerusform>%n Zusagen fällig oder überfällig</numerusform>
            </translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Zeigen</translation>
        </message>
    </context>
    <context>
        <name>SameAs</name>
        <message>
            <source>Type a name that is known</source>
            <translation>Einen bekannten Namen tippen</translation>
        </message>
        <message>
            <source>{0} is {1} from now on</source>
            <translation>{0} ist von jetzt an {1}</translation>
        </message>
        <message>
            <source>“{0}” is …</source>
            <translation>„{0}“ ist …</translation>
        </message>
    </context>
    <context>
        <name>Search</name>
        <message>
            <source>"failure analysis"</source>
            <translation>"kosten je stunde"</translation>
        </message>
        <message numerus="yes">
            <source>%n result(s)</source>
            <translation>
                <numerusform>%n Treffer</numerusform>
                <numerusform>%n Treffer</numerusform>
            </translation>
        </message>
        <message>
            <source>Another saved search has this name.</source>
            <translation>Eine andere gemerkte Suche heißt schon so.</translation>
        </message>
        <message>
            <source>Any customer</source>
            <translation>Alle Kunden</translation>
        </message>
        <message>
            <source>Any kind</source>
            <translation>Alle Arten</translation>
        </message>
        <message>
            <source>Any time</source>
            <translation>Jederzeit</translation>
        </message>
        <message>
            <source>Before this year</source>
            <translation>Vor diesem Jahr</translation>
        </message>
        <message>
            <source>Clear filters</source>
            <translation>Filter leeren</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>Kunde</translation>
        </message>
        <message>
            <source>Did you mean “{0}”? These are its results.</source>
            <translation>Meinten Sie „{0}“? Das sind die Treffer dazu.</translation>
        </message>
        <message>
            <source>Earlier this year</source>
            <translation>Früher in diesem Jahr</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Eingabe</translation>
        </message>
        <message>
            <source>Fewer words or the beginning of one finds more. Or nobody wrote it down yet.</source>
            <translation>Weniger Wörter oder ein Wortanfang findet mehr. Oder es hat noch niemand notiert.</translation>
        </message>
        <message>
            <source>Find anything by a few letters of it</source>
            <translation>Alles finden, schon nach ein paar Buchstaben</translation>
        </message>
        <message>
            <source>Give it a name.</source>
            <translation>Geben Sie ihr einen Namen.</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>Gruppen</translation>
        </message>
        <message>
            <source>It gets a place in the sidebar with the number of its results.</source>
            <translation>Sie bekommt einen Platz in der Seitenleiste, mit der Zahl ihrer Ergebnisse.</translation>
        </message>
        <message>
            <source>Keep this search in the sidebar (Ctrl+D)</source>
            <translation>Diese Suche in der Seitenleiste behalten (Strg+D)</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>Last 12 months</source>
            <translation>Letzte 12 Monate</translation>
        </message>
        <message>
            <source>Last 3 months</source>
            <translation>Letzte 3 Monate</translation>
        </message>
        <message>
            <source>Last 30 days</source>
            <translation>Letzte 30 Tage</translation>
        </message>
        <message>
            <source>Last 7 days</source>
            <translation>Letzte 7 Tage</translation>
        </message>
        <message>
            <source>Last week</source>
            <translation>Letzte Woche</translation>
        </message>
        <message>
            <source>Like</source>
            <translation>Ähnlich</translation>
        </message>
        <message>
            <source>Looking for {0}</source>
            <translation>Gesucht: {0}</translation>
        </message>
        <message>
            <source>More like this</source>
            <translation>Ähnliches</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>Nach unten</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>Nach oben</translation>
        </message>
        <message>
            <source>Newest first</source>
            <translation>Neueste zuerst</translation>
        </message>
        <message>
            <source>No customer</source>
            <translation>Ohne Kunde</translation>
        </message>
        <message>
            <source>No groups</source>
            <translation>Ohne Gruppen</translation>
        </message>
        <message>
            <source>Not everything is in the index yet. Search looks again by itself.</source>
            <translation>Noch ist nicht alles im Index. Die Suche sieht von selbst wieder nach.</translation>
        </message>
        <message>
            <source>Notes, people, customers, promises, visits. The last word may be half typed.</source>
            <translation>Notizen, Personen, Kunden, Zusagen, Besuche. Das letzte Wort darf halb getippt sein.</translation>
        </message>
        <message>
            <source>Nothing fits all of it. The words alone may find more.</source>
            <translation>Nichts passt auf alles zugleich. Die Wörter allein finden vielleicht mehr.</translation>
        </message>
        <message>
            <source>Nothing fits within these filters. Esc clears the words, then the filters.</source>
            <translation>In diesen Filtern passt nichts. Esc leert erst die Wörter, dann die Filter.</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Nichts gefunden</translation>
        </message>
        <message>
            <source>Only {0}</source>
            <translation>Nur {0}</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Remove from the sidebar</source>
            <translation>Aus der Seitenleiste nehmen</translation>
        </message>
        <message>
            <source>Removed: {0}</source>
            <translation>Entfernt: {0}</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Umbenennen</translation>
        </message>
        <message>
            <source>Rename …</source>
            <translation>Umbenennen …</translation>
        </message>
        <message>
            <source>Results</source>
            <translation>Treffer</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Merken</translation>
        </message>
        <message>
            <source>Save this search</source>
            <translation>Diese Suche merken</translation>
        </message>
        <message>
            <source>Saved search</source>
            <translation>Gemerkte Suche</translation>
        </message>
        <message>
            <source>Saved searches</source>
            <translation>Gemerkte Suchen</translation>
        </message>
        <message>
            <source>Saved: {0}</source>
            <translation>Gemerkt: {0}</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suche</translation>
        </message>
        <message>
            <source>Search everything you know</source>
            <translation>Alles durchsuchen, was Sie wissen</translation>
        </message>
        <message>
            <source>Search for the words alone</source>
            <translation>Nur nach den Wörtern suchen</translation>
        </message>
        <message>
            <source>Search without filters</source>
            <translation>Ohne Filter suchen</translation>
        </message>
        <message>
            <source>Searches everything again</source>
            <translation>Sucht wieder in allem</translation>
        </message>
        <message>
            <source>The last 30 days</source>
            <translation>Die letzten 30 Tage</translation>
        </message>
        <message>
            <source>This week</source>
            <translation>Diese Woche</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>To come</source>
            <translation>Künftig</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Heute</translation>
        </message>
        <message>
            <source>Without a date</source>
            <translation>Ohne Datum</translation>
        </message>
        <message>
            <source>Write it down</source>
            <translation>Notieren</translation>
        </message>
        <message>
            <source>both words, in any form</source>
            <translation>beide Wörter, in jeder Form</translation>
        </message>
        <message>
            <source>due:&lt;friday</source>
            <translation>fällig:&lt;freitag</translation>
        </message>
        <message>
            <source>either of them</source>
            <translation>eines von beiden</translation>
        </message>
        <message>
            <source>freight or duty</source>
            <translation>öl oder fett</translation>
        </message>
        <message>
            <source>how it stands: open, overdue, kept; stale, fresh, mine, new</source>
            <translation>wie es steht: offen, überfällig, gehalten; veraltet, frisch, meine, neu</translation>
        </message>
        <message>
            <source>is:overdue</source>
            <translation>ist:überfällig</translation>
        </message>
        <message>
            <source>notes of a topic: problem, strategy, decision, personal …</source>
            <translation>Notizen zu einem Thema: problem, strategie, entscheidung, persönlich …</translation>
        </message>
        <message>
            <source>of the last two weeks; also since:monday, until:2026-03</source>
            <translation>der letzten zwei Wochen; auch seit:montag, bis:2026-03</translation>
        </message>
        <message>
            <source>promises due before a day</source>
            <translation>Zusagen, die vor einem Tag fällig sind</translation>
        </message>
        <message>
            <source>pump -press</source>
            <translation>pumpe -presse</translation>
        </message>
        <message>
            <source>pump seal</source>
            <translation>pumpe dichtung</translation>
        </message>
        <message>
            <source>role:economic</source>
            <translation>rolle:entscheider</translation>
        </message>
        <message>
            <source>since:2w</source>
            <translation>seit:2w</translation>
        </message>
        <message>
            <source>the first without the second</source>
            <translation>das erste ohne das zweite</translation>
        </message>
        <message>
            <source>the words as they stand, one after the other</source>
            <translation>die Wörter, wie sie dastehen, hintereinander</translation>
        </message>
        <message>
            <source>topic:problem</source>
            <translation>thema:problem</translation>
        </message>
        <message>
            <source>who gives the final yes, and what is about them; also technical, user, coach</source>
            <translation>wer das letzte Ja gibt, und was ihn betrifft; auch technisch, anwender, fürsprecher</translation>
        </message>
        <message numerus="yes">
            <source>{0}, %n result(s)</source>
            <translation>
                <numerusform>{0}, %n Ergebnis</numerusform>
                <numerusform>{0}, %n Ergebnisse</numerusform>
            </translation>
        </message>
        <message>
            <source>{0}: {1}</source>
            <translation>{0}: {1}</translation>
        </message>
    </context>
    <context>
        <name>Secrets</name>
        <message>
            <source>Copied</source>
            <translation>Kopiert</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Hide passphrase</source>
            <translation>Passwortsatz verbergen</translation>
        </message>
        <message>
            <source>I have kept the recovery key in a safe place</source>
            <translation>Ich habe den Wiederherstellungsschlüssel sicher aufbewahrt</translation>
        </message>
        <message>
            <source>It could not be saved there: {0}</source>
            <translation>Dort ließ er sich nicht speichern: {0}</translation>
        </message>
        <message>
            <source>Print …</source>
            <translation>Drucken …</translation>
        </message>
        <message>
            <source>Recovery key of a Tacit profile</source>
            <translation>Wiederherstellungsschlüssel eines Tacit-Profils</translation>
        </message>
        <message>
            <source>Save the recovery key</source>
            <translation>Wiederherstellungsschlüssel speichern</translation>
        </message>
        <message>
            <source>Save …</source>
            <translation>Speichern …</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>Gespeichert</translation>
        </message>
        <message>
            <source>Show passphrase</source>
            <translation>Passwortsatz zeigen</translation>
        </message>
        <message>
            <source>Text (*.txt)</source>
            <translation>Text (*.txt)</translation>
        </message>
        <message>
            <source>This key opens your profile when the passphrase is forgotten or this computer is lost. It is shown once and kept nowhere. Write it down or print it, and keep it away from this computer.</source>
            <translation>Dieser Schlüssel öffnet Ihr Profil, wenn der Passwortsatz vergessen oder dieser Rechner verloren ist. Er wird einmal gezeigt und nirgends gespeichert. Schreiben oder drucken Sie ihn auf und bewahren Sie ihn nicht bei diesem Rechner auf.</translation>
        </message>
    </context>
    <context>
        <name>Settings</name>
        <message>
            <source>A copy elsewhere</source>
            <translation>Eine Kopie anderswo</translation>
        </message>
        <message>
            <source>A copy made for finding. It can always be made anew.</source>
            <translation>Eine Kopie zum Finden. Sie lässt sich jederzeit neu aufbauen.</translation>
        </message>
        <message>
            <source>A laptop left open asks for the passphrase again. Ctrl L locks at once.</source>
            <translation>Ein offen gelassener Laptop fragt wieder nach dem Passwortsatz. Strg L sperrt sofort.</translation>
        </message>
        <message>
            <source>A name is needed.</source>
            <translation>Ein Name wird gebraucht.</translation>
        </message>
        <message>
            <source>About Tacit</source>
            <translation>Über Tacit</translation>
        </message>
        <message>
            <source>Also Ctrl + and Ctrl −.</source>
            <translation>Auch Strg + und Strg −.</translation>
        </message>
        <message>
            <source>Another line</source>
            <translation>Neue Zeile</translation>
        </message>
        <message>
            <source>Appearance</source>
            <translation>Aussehen</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Wie das System</translation>
        </message>
        <message>
            <source>Ask at import</source>
            <translation>Beim Import fragen</translation>
        </message>
        <message numerus="yes">
            <source>At least %n character(s), please.</source>
            <translation>
                <numerusform>Bitte mindestens %n Zeichen.</numerusform>
                <numerusform>Bitte mindestens %n Zeichen.</numerusform>
            </translation>
        </message>
        <message>
            <source>Back up now …</source>
            <translation>Jetzt sichern …</translation>
        </message>
        <message>
            <source>Back up to</source>
            <translation>Sichern nach</translation>
        </message>
        <message>
            <source>Backed up to {0}</source>
            <translation>Gesichert nach {0}</translation>
        </message>
        <message>
            <source>Backups</source>
            <translation>Sicherungen</translation>
        </message>
        <message>
            <source>Capturing</source>
            <translation>Aufschreiben</translation>
        </message>
        <message>
            <source>Capturing and promises</source>
            <translation>Notizen und Zusagen</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Ändern</translation>
        </message>
        <message>
            <source>Change the passphrase</source>
            <translation>Passwortsatz ändern</translation>
        </message>
        <message>
            <source>Change …</source>
            <translation>Ändern …</translation>
        </message>
        <message>
            <source>Changes nothing.</source>
            <translation>Ändert nichts.</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>Farben</translation>
        </message>
        <message>
            <source>Copies on this computer</source>
            <translation>Kopien auf diesem Rechner</translation>
        </message>
        <message>
            <source>Daily copies to keep</source>
            <translation>Tägliche Kopien behalten</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <source>Dates in figures</source>
            <translation>Daten in Ziffern</translation>
        </message>
        <message>
            <source>Day first (3/4 is 3 April)</source>
            <translation>Tag zuerst (3/4 ist der 3. April)</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-Mail</translation>
        </message>
        <message>
            <source>Each chip you put right in a capture teaches Tacit, on this computer only. It is kept encrypted, used in the next capture, and gone as soon as you forget it here.</source>
            <translation>Jede Lesart, die Sie in einer Notiz richtigstellen, lehrt Tacit etwas, nur auf diesem Rechner. Es wird verschlüsselt gemerkt, bei der nächsten Notiz benutzt und ist weg, sobald Sie es hier vergessen lassen.</translation>
        </message>
        <message>
            <source>Erase</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Erase for good?</source>
            <translation>Endgültig löschen?</translation>
        </message>
        <message>
            <source>Erase {0}</source>
            <translation>{0} endgültig löschen</translation>
        </message>
        <message>
            <source>Erase …</source>
            <translation>Endgültig löschen …</translation>
        </message>
        <message>
            <source>Erased for good.</source>
            <translation>Endgültig gelöscht.</translation>
        </message>
        <message>
            <source>Everything on this computer is encrypted. This is what opens it.</source>
            <translation>Auf diesem Rechner ist alles verschlüsselt. Hiermit wird es geöffnet.</translation>
        </message>
        <message>
            <source>Everything works without a mouse.</source>
            <translation>Alles geht ohne Maus.</translation>
        </message>
        <message>
            <source>Everywhere</source>
            <translation>Überall</translation>
        </message>
        <message>
            <source>Examine</source>
            <translation>Prüfen</translation>
        </message>
        <message>
            <source>Examine and mend</source>
            <translation>Prüfen und reparieren</translation>
        </message>
        <message>
            <source>Examine this profile</source>
            <translation>Dieses Profil prüfen</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Ablegen</translation>
        </message>
        <message>
            <source>File; with several lines: another line</source>
            <translation>Ablegen; bei mehreren Zeilen: neue Zeile</translation>
        </message>
        <message>
            <source>Forget</source>
            <translation>Vergessen</translation>
        </message>
        <message>
            <source>Forget the passphrase, open with my login</source>
            <translation>Passwortsatz aufgeben, mit meiner Anmeldung öffnen</translation>
        </message>
        <message>
            <source>Forget: {0}</source>
            <translation>Vergessen: {0}</translation>
        </message>
        <message>
            <source>Forgotten</source>
            <translation>Vergessen</translation>
        </message>
        <message>
            <source>Friday of next week</source>
            <translation>den Freitag der nächsten Woche</translation>
        </message>
        <message>
            <source>Health</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Hilfe</translation>
        </message>
        <message>
            <source>How Tacit understands what you write.</source>
            <translation>Wie Tacit versteht, was Sie schreiben.</translation>
        </message>
        <message>
            <source>In the tray, without a window.</source>
            <translation>Im Infobereich, ohne Fenster.</translation>
        </message>
        <message>
            <source>It is asked for at every start and after locking.</source>
            <translation>Er wird bei jedem Start und nach dem Sperren verlangt.</translation>
        </message>
        <message>
            <source>It opens with your login from now on.</source>
            <translation>Ab jetzt öffnet es sich mit Ihrer Anmeldung.</translation>
        </message>
        <message>
            <source>Keep as a draft</source>
            <translation>Als Entwurf behalten</translation>
        </message>
        <message>
            <source>Keyboard</source>
            <translation>Tastatur</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>Learnt from you</source>
            <translation>Von Ihnen gelernt</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Lock when nobody is typing</source>
            <translation>Sperren, wenn niemand tippt</translation>
        </message>
        <message>
            <source>Looks at the store, the keys, the index and the disk, and says what is wrong.</source>
            <translation>Sieht nach Speicher, Schlüsseln, Suchindex und Festplatte und sagt, was nicht stimmt.</translation>
        </message>
        <message>
            <source>Make a new key</source>
            <translation>Neuen Schlüssel machen</translation>
        </message>
        <message>
            <source>Make a new recovery key?</source>
            <translation>Neuen Wiederherstellungs­schlüssel machen?</translation>
        </message>
        <message>
            <source>Make the index anew</source>
            <translation>Index neu aufbauen</translation>
        </message>
        <message>
            <source>Mend</source>
            <translation>Reparieren</translation>
        </message>
        <message>
            <source>Mends what can be mended without losing anything.</source>
            <translation>Repariert, was sich ohne Verlust reparieren lässt.</translation>
        </message>
        <message>
            <source>Month first (3/4 is March 4)</source>
            <translation>Monat zuerst (3/4 ist der 4. März)</translation>
        </message>
        <message>
            <source>Motion</source>
            <translation>Bewegung</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>Nie</translation>
        </message>
        <message>
            <source>New key …</source>
            <translation>Neuer Schlüssel …</translation>
        </message>
        <message>
            <source>New passphrase</source>
            <translation>Neuer Passwortsatz</translation>
        </message>
        <message>
            <source>New passphrase again</source>
            <translation>Neuer Passwortsatz noch einmal</translation>
        </message>
        <message>
            <source>None yet. The first one is made today, when nobody is typing.</source>
            <translation>Noch keine. Die erste entsteht heute, wenn niemand tippt.</translation>
        </message>
        <message>
            <source>Nothing yet. Put a chip right once, and it stands here.</source>
            <translation>Noch nichts. Stellen Sie eine Lesart einmal richtig, dann steht sie hier.</translation>
        </message>
        <message>
            <source>On a chip: drop it</source>
            <translation>Auf einer Marke: weglassen</translation>
        </message>
        <message>
            <source>On a chip: its choices</source>
            <translation>Auf einer Marke: ihre Auswahl</translation>
        </message>
        <message>
            <source>On a stick or a network drive, for a new laptop.</source>
            <translation>Auf einem USB-Stick oder Netzlaufwerk, für einen neuen Laptop.</translation>
        </message>
        <message>
            <source>Open with my login</source>
            <translation>Mit meiner Anmeldung öffnen</translation>
        </message>
        <message>
            <source>Opens the profile when all else fails. A new one takes the place of the old.</source>
            <translation>Öffnet das Profil, wenn nichts anderes hilft. Ein neuer ersetzt den alten.</translation>
        </message>
        <message>
            <source>Opens with a passphrase</source>
            <translation>Öffnet sich mit einem Passwortsatz</translation>
        </message>
        <message>
            <source>Opens with your login</source>
            <translation>Öffnet sich mit Ihrer Anmeldung</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Telefon</translation>
        </message>
        <message>
            <source>Present passphrase</source>
            <translation>Jetziger Passwortsatz</translation>
        </message>
        <message>
            <source>Profile</source>
            <translation>Profil</translation>
        </message>
        <message>
            <source>Reading all notes …</source>
            <translation>Alle Notizen werden gelesen …</translation>
        </message>
        <message>
            <source>Recovery key</source>
            <translation>Wiederherstellungs­schlüssel</translation>
        </message>
        <message>
            <source>Remind of promises</source>
            <translation>An Zusagen erinnern</translation>
        </message>
        <message>
            <source>Restore</source>
            <translation>Wiederherstellen</translation>
        </message>
        <message>
            <source>Restore {0}</source>
            <translation>{0} wiederherstellen</translation>
        </message>
        <message>
            <source>Restored: {0}</source>
            <translation>Wiederhergestellt: {0}</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>Gespeichert</translation>
        </message>
        <message>
            <source>Search index</source>
            <translation>Suchindex</translation>
        </message>
        <message>
            <source>Security</source>
            <translation>Sicherheit</translation>
        </message>
        <message>
            <source>Set</source>
            <translation>Setzen</translation>
        </message>
        <message>
            <source>Set a passphrase</source>
            <translation>Passwortsatz festlegen</translation>
        </message>
        <message>
            <source>Set a passphrase …</source>
            <translation>Passwortsatz festlegen …</translation>
        </message>
        <message>
            <source>Shared store</source>
            <translation>Gemeinsamer Speicher</translation>
        </message>
        <message>
            <source>Short movements when something appears.</source>
            <translation>Kurze Bewegungen, wenn etwas erscheint.</translation>
        </message>
        <message>
            <source>Start Tacit when I log in</source>
            <translation>Tacit beim Anmelden starten</translation>
        </message>
        <message>
            <source>System</source>
            <translation>System</translation>
        </message>
        <message>
            <source>Tacit backups (*.tacit-backup)</source>
            <translation>Tacit-Sicherungen (*.tacit-backup)</translation>
        </message>
        <message>
            <source>Tacit is built with Qt and PySide6 (LGPL), SQLCipher, Whoosh, SQLAlchemy and the Inter face (OFL). Their licences ship with the program.</source>
            <translation>Tacit ist mit Qt und PySide6 (LGPL), SQLCipher, Whoosh, SQLAlchemy und der Schrift Inter (OFL) gebaut. Ihre Lizenzen liegen dem Programm bei.</translation>
        </message>
        <message>
            <source>Tacit makes an encrypted copy every day. A copy opens with your passphrase or recovery key, also on another computer.</source>
            <translation>Tacit legt jeden Tag eine verschlüsselte Kopie an. Sie öffnet sich mit Ihrem Passwortsatz oder Wiederherstellungsschlüssel, auch auf einem anderen Rechner.</translation>
        </message>
        <message>
            <source>Takes effect when Tacit is opened again.</source>
            <translation>Gilt, sobald Tacit neu geöffnet wird.</translation>
        </message>
        <message>
            <source>Text size</source>
            <translation>Textgröße</translation>
        </message>
        <message>
            <source>The help is not part of this copy of Tacit.</source>
            <translation>Die Hilfe gehört nicht zu diesem Exemplar von Tacit.</translation>
        </message>
        <message>
            <source>The index is made anew.</source>
            <translation>Der Index ist neu aufgebaut.</translation>
        </message>
        <message>
            <source>The key goes to this computer's keyring.</source>
            <translation>Der Schlüssel kommt in den Schlüsselbund dieses Rechners.</translation>
        </message>
        <message>
            <source>The old key stops working, except for backups that were made before.</source>
            <translation>Der alte Schlüssel gilt nicht mehr, außer für frühere Sicherungen.</translation>
        </message>
        <message>
            <source>The passphrase is changed.</source>
            <translation>Der Passwortsatz ist geändert.</translation>
        </message>
        <message>
            <source>The profile lies in {0}</source>
            <translation>Das Profil liegt in {0}</translation>
        </message>
        <message>
            <source>The trash is empty.</source>
            <translation>Der Papierkorb ist leer.</translation>
        </message>
        <message>
            <source>The two are not the same.</source>
            <translation>Die beiden sind nicht gleich.</translation>
        </message>
        <message>
            <source>The week begins on</source>
            <translation>Die Woche beginnt am</translation>
        </message>
        <message>
            <source>To the first chip and on to the next</source>
            <translation>Zur ersten Marke und weiter zur nächsten</translation>
        </message>
        <message>
            <source>Trash</source>
            <translation>Papierkorb</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Use the keyring</source>
            <translation>Schlüsselbund verwenden</translation>
        </message>
        <message>
            <source>Use the keyring …</source>
            <translation>Schlüsselbund …</translation>
        </message>
        <message>
            <source>What was deleted waits here and can be restored.</source>
            <translation>Gelöschtes wartet hier und lässt sich wiederherstellen.</translation>
        </message>
        <message>
            <source>While writing a capture</source>
            <translation>Beim Aufschreiben</translation>
        </message>
        <message>
            <source>Who may read new captures</source>
            <translation>Wer neue Notizen lesen darf</translation>
        </message>
        <message>
            <source>Whoever is logged in to this computer as you can open it. Locking needs a passphrase.</source>
            <translation>Wer als Sie an diesem Rechner angemeldet ist, kann es öffnen. Sperren braucht einen Passwortsatz.</translation>
        </message>
        <message>
            <source>Whose notes these are. Your name stands by what you write.</source>
            <translation>Wessen Notizen das sind. Ihr Name steht bei dem, was Sie schreiben.</translation>
        </message>
        <message>
            <source>Your new recovery key</source>
            <translation>Ihr neuer Wiederherstellungs­schlüssel</translation>
        </message>
        <message numerus="yes">
            <source>after %n minute(s)</source>
            <translation>
                <numerusform>nach %n Minute</numerusform>
                <numerusform>nach %n Minuten</numerusform>
            </translation>
        </message>
        <message>
            <source>at {0}:00</source>
            <translation>um {0}:00 Uhr</translation>
        </message>
        <message>
            <source>from a checkout</source>
            <translation>aus dem Quelltext</translation>
        </message>
        <message>
            <source>in order</source>
            <translation>in Ordnung</translation>
        </message>
        <message>
            <source>not in order</source>
            <translation>nicht in Ordnung</translation>
        </message>
        <message>
            <source>the coming Friday</source>
            <translation>den kommenden Freitag</translation>
        </message>
        <message>
            <source>{0}, deleted {1}</source>
            <translation>{0}, gelöscht: {1}</translation>
        </message>
        <message>
            <source>“Next Friday”, said on a Monday, means</source>
            <translation>„Nächsten Freitag“, am Montag gesagt, heißt</translation>
        </message>
        <message>
            <source>“{0}” goes from this computer, its history and its backups. This cannot be undone.</source>
            <translation>„{0}“ verschwindet von diesem Rechner, aus dem Verlauf und aus den Sicherungen. Das lässt sich nicht rückgängig machen.</translation>
        </message>
    </context>
    <context>
        <name>SettingsView</name>
        <message>
            <source>Pages of settings</source>
            <translation>Seiten der Einstellungen</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
    </context>
    <context>
        <name>Shell</name>
        <message>
            <source>Open again now</source>
            <translation>Jetzt neu öffnen</translation>
        </message>
        <message>
            <source>Set a passphrase</source>
            <translation>Passwortsatz festlegen</translation>
        </message>
        <message>
            <source>The language changes when Tacit is opened again.</source>
            <translation>Die Sprache wechselt, sobald Tacit neu geöffnet wird.</translation>
        </message>
        <message>
            <source>This profile opens with this computer's keyring: whoever is logged in can open it. Set a passphrase to lock it.</source>
            <translation>Dieses Profil öffnet sich mit dem Schlüsselbund dieses Rechners: Wer angemeldet ist, kann es öffnen. Legen Sie einen Passwortsatz fest, um es zu sperren.</translation>
        </message>
    </context>
    <context>
        <name>Sidebar</name>
        <message>
            <source>Menu</source>
            <translation>Menü</translation>
        </message>
        <message>
            <source>On this computer only</source>
            <translation>Nur auf diesem Rechner</translation>
        </message>
    </context>
    <context>
        <name>Steps</name>
        <message numerus="yes">
            <source>%n field(s) stay: they were changed since.</source>
            <translation>
                <numerusform>%n Feld bleibt: Es wurde inzwischen geändert.</numerusform>
                <numerusform>%n Felder bleiben: Sie wurden inzwischen geändert.</numerusform>
            </translation>
        </message>
        <message>
            <source>Done again: {0}</source>
            <translation>Wiederholt: {0}</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>Wiederholen</translation>
        </message>
        <message>
            <source>The conflict stays settled: the shared store has heard of it.</source>
            <translation>Der Konflikt bleibt entschieden: Der gemeinsame Speicher weiß schon davon.</translation>
        </message>
        <message>
            <source>There is nothing to redo.</source>
            <translation>Es gibt nichts zu wiederholen.</translation>
        </message>
        <message>
            <source>There is nothing to undo.</source>
            <translation>Es gibt nichts rückgängig zu machen.</translation>
        </message>
        <message>
            <source>Undone: {0}</source>
            <translation>Rückgängig gemacht: {0}</translation>
        </message>
    </context>
    <context>
        <name>Store</name>
        <message numerus="yes">
            <source>%Ln conflict(s) to settle: do that first, as another store would not know of them.</source>
            <translation>
                <numerusform>%Ln Konflikt ist zu entscheiden: Tun Sie das zuerst, denn ein anderer Speicher wüsste nichts davon.</numerusform>
                <numerusform>%Ln Konflikte sind zu entscheiden: Tun Sie das zuerst, denn ein anderer Speicher wüsste nichts davon.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s) are only yours.</source>
            <translation>
                <numerusform>%Ln Eintrag gehört nur Ihnen.</numerusform>
                <numerusform>%Ln Einträge gehören nur Ihnen.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s) with changes wait to be sent, and stay here.</source>
            <translation>
                <numerusform>%Ln Eintrag mit Änderungen wartet aufs Senden und bleibt hier.</numerusform>
                <numerusform>%Ln Einträge mit Änderungen warten aufs Senden und bleiben hier.</numerusform>
            </translation>
        </message>
        <message>
            <source>A file cannot keep secrets between colleagues: whoever can open it can read all that is shared in it. So “only me” notes never leave this computer, and for more than ten people a database is the better place.</source>
            <translation>Eine Datei kann zwischen Kollegen nichts geheim halten: Wer sie öffnen kann, kann alles lesen, was darin geteilt ist. Darum verlassen „Nur ich“-Notizen diesen Rechner nie, und für mehr als zehn Leute ist eine Datenbank der bessere Ort.</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>Administrators add and remove people and teams in the terminal: tacit store.</source>
            <translation>Personen und Teams pflegen die Administratoren im Terminal: tacit store.</translation>
        </message>
        <message>
            <source>As the store says</source>
            <translation>Wie vorgegeben</translation>
        </message>
        <message>
            <source>As your administrator gave it to you.</source>
            <translation>So, wie Ihr Administrator sie Ihnen gegeben hat.</translation>
        </message>
        <message>
            <source>Choose the shared file</source>
            <translation>Gemeinsame Datei auswählen</translation>
        </message>
        <message>
            <source>Choose …</source>
            <translation>Auswählen …</translation>
        </message>
        <message>
            <source>Colleagues</source>
            <translation>Kollegen</translation>
        </message>
        <message>
            <source>Colleagues share this file already. If you are one of them, at another computer, choose yourself: then what is yours there is yours here too.</source>
            <translation>Kollegen teilen diese Datei schon. Sind Sie einer von ihnen, an einem anderen Rechner, wählen Sie sich aus: Dann ist, was dort Ihres ist, auch hier Ihres.</translation>
        </message>
        <message>
            <source>Database of the company (Postgres)</source>
            <translation>Datenbank der Firma (Postgres)</translation>
        </message>
        <message>
            <source>Do not verify the server</source>
            <translation>Server nicht überprüfen</translation>
        </message>
        <message>
            <source>Each capture says it, and there it can be changed. The store says: {0}.</source>
            <translation>Steht bei jeder Notiz und lässt sich dort ändern. Der Speicher sagt: {0}.</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>File on a shared drive</source>
            <translation>Datei auf gemeinsamem Laufwerk</translation>
        </message>
        <message>
            <source>Join</source>
            <translation>Verbinden</translation>
        </message>
        <message>
            <source>Join as {0}</source>
            <translation>Als {0} verbinden</translation>
        </message>
        <message>
            <source>Joined.</source>
            <translation>Verbunden.</translation>
        </message>
        <message>
            <source>Joined. The rest follows with the next sync.</source>
            <translation>Verbunden. Der Rest folgt mit dem nächsten Abgleich.</translation>
        </message>
        <message>
            <source>Joined: {0}</source>
            <translation>Verbunden: {0}</translation>
        </message>
        <message>
            <source>Joining …</source>
            <translation>Wird verbunden …</translation>
        </message>
        <message>
            <source>Kept in this computer's keyring or in your encrypted profile, never in a file.</source>
            <translation>Liegt im Schlüsselbund dieses Rechners oder verschlüsselt in Ihrem Profil, nie in einer offenen Datei.</translation>
        </message>
        <message>
            <source>Leave</source>
            <translation>Trennen</translation>
        </message>
        <message>
            <source>Leave the shared store?</source>
            <translation>Vom gemeinsamen Speicher trennen?</translation>
        </message>
        <message>
            <source>Leave …</source>
            <translation>Trennen …</translation>
        </message>
        <message>
            <source>Login</source>
            <translation>Anmeldename</translation>
        </message>
        <message>
            <source>Look through them …</source>
            <translation>Durchsehen …</translation>
        </message>
        <message>
            <source>Make a new file …</source>
            <translation>Neue Datei …</translation>
        </message>
        <message>
            <source>Make a shared file</source>
            <translation>Gemeinsame Datei anlegen</translation>
        </message>
        <message>
            <source>New password</source>
            <translation>Neues Passwort</translation>
        </message>
        <message>
            <source>New password …</source>
            <translation>Neues Passwort …</translation>
        </message>
        <message>
            <source>Only if whoever made the file gave it one.</source>
            <translation>Nur wenn die Datei mit einem angelegt wurde.</translation>
        </message>
        <message>
            <source>Passphrase of the file</source>
            <translation>Passwortsatz der Datei</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Passwort</translation>
        </message>
        <message>
            <source>Shared files (*)</source>
            <translation>Gemeinsame Dateien (*)</translation>
        </message>
        <message>
            <source>Shortly after you write, when colleagues write, and every few minutes. F5 at once.</source>
            <translation>Kurz nachdem Sie oder Kollegen geschrieben haben und alle paar Minuten. Mit F5 sofort.</translation>
        </message>
        <message>
            <source>Show what waits</source>
            <translation>Zeigen, was wartet</translation>
        </message>
        <message>
            <source>Sync by itself</source>
            <translation>Von selbst abgleichen</translation>
        </message>
        <message>
            <source>Teams</source>
            <translation>Teams</translation>
        </message>
        <message>
            <source>The password is right, and kept.</source>
            <translation>Das Passwort stimmt und ist gemerkt.</translation>
        </message>
        <message>
            <source>This computer has left the shared store.</source>
            <translation>Dieser Rechner ist vom gemeinsamen Speicher getrennt.</translation>
        </message>
        <message>
            <source>This is needed.</source>
            <translation>Das wird gebraucht.</translation>
        </message>
        <message>
            <source>Try and keep</source>
            <translation>Prüfen und merken</translation>
        </message>
        <message>
            <source>Usually Tacit makes sure that it talks to your company's server and to nobody else. With this tick somebody in between could read and change everything, your password too. Tick it only if your administrator says so.</source>
            <translation>Sonst stellt Tacit sicher, dass es mit dem Server Ihrer Firma spricht und mit niemandem sonst. Mit diesem Haken könnte jemand dazwischen alles lesen und ändern, auch Ihr Passwort. Setzen Sie ihn nur, wenn Ihr Administrator es sagt.</translation>
        </message>
        <message>
            <source>What is on this computer stays, and what is in the store stays there. Changes are no longer exchanged; the password is forgotten.</source>
            <translation>Was auf diesem Rechner ist, bleibt hier, und was im Speicher ist, bleibt dort. Änderungen werden nicht mehr ausgetauscht; das Passwort wird vergessen.</translation>
        </message>
        <message>
            <source>Where the store wants another one, or yours has expired.</source>
            <translation>Wenn der Speicher ein anderes will oder Ihres abgelaufen ist.</translation>
        </message>
        <message>
            <source>Who are you there?</source>
            <translation>Wer sind Sie dort?</translation>
        </message>
        <message>
            <source>Work on the same customers as your colleagues. What you write is kept on this computer first, and goes to the store whenever it can be reached. Note by note you decide who may read it.</source>
            <translation>Arbeiten Sie an denselben Kunden wie Ihre Kollegen. Was Sie schreiben, liegt zuerst auf diesem Rechner und geht in den Speicher, sobald er erreichbar ist. Bei jeder Notiz entscheiden Sie, wer sie lesen darf.</translation>
        </message>
        <message>
            <source>You are known there as: {0}</source>
            <translation>Dort bekannt als: {0}</translation>
        </message>
        <message>
            <source>this person</source>
            <translation>diese Person</translation>
        </message>
        <message>
            <source>{0}, new there</source>
            <translation>{0}, dort neu</translation>
        </message>
    </context>
    <context>
        <name>Sync</name>
        <message numerus="yes">
            <source>%Ln change(s) sent</source>
            <translation>
                <numerusform>%Ln Änderung gesendet</numerusform>
                <numerusform>%Ln Änderungen gesendet</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s) are only yours: nobody else can read them.</source>
            <translation>
                <numerusform>%Ln Eintrag gehört nur Ihnen: Niemand sonst kann ihn lesen.</numerusform>
                <numerusform>%Ln Einträge gehören nur Ihnen: Niemand sonst kann sie lesen.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s) received</source>
            <translation>
                <numerusform>%Ln Eintrag empfangen</numerusform>
                <numerusform>%Ln Einträge empfangen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) not taken by the store.</source>
            <translation>
                <numerusform>%n Änderung vom Speicher nicht genommen.</numerusform>
                <numerusform>%n Änderungen vom Speicher nicht genommen.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n conflict(s) to settle.</source>
            <translation>
                <numerusform>%n Konflikt zu klären.</numerusform>
                <numerusform>%n Konflikte zu klären.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) need you</source>
            <translation>
                <numerusform>%n Sache braucht Sie</numerusform>
                <numerusform>%n Sachen brauchen Sie</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <comment>records whose changes are not sent</comment>
            <translation>
                <numerusform>%n wartet</numerusform>
                <numerusform>%n warten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting to be sent</source>
            <translation>
                <numerusform>%n wartet auf das Senden</numerusform>
                <numerusform>%n warten auf das Senden</numerusform>
            </translation>
        </message>
        <message>
            <source>A file cannot keep secrets between colleagues: whoever can open it can read all that was shared in it. “Only me” notes never leave this computer.</source>
            <translation>Eine Datei kann zwischen Kollegen nichts geheim halten: Wer sie öffnen kann, kann alles lesen, was darin geteilt wurde. „Nur ich“-Notizen verlassen diesen Rechner nie.</translation>
        </message>
        <message>
            <source>Administrator</source>
            <translation>Administrator</translation>
        </message>
        <message>
            <source>All of it</source>
            <translation>Alles</translation>
        </message>
        <message>
            <source>Along with them goes what they refer to: {0}</source>
            <translation>Damit geht auch, worauf sie sich beziehen: {0}</translation>
        </message>
        <message>
            <source>Asking the store what is new …</source>
            <translation>Der Speicher wird gefragt, was neu ist …</translation>
        </message>
        <message>
            <source>Back to what the store last said (Del)</source>
            <translation>Zurück zu dem, was der Speicher zuletzt hatte (Entf)</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Kopiert</translation>
        </message>
        <message>
            <source>Copies what you wrote (C)</source>
            <translation>Kopiert, was Sie geschrieben haben (C)</translation>
        </message>
        <message>
            <source>Copy the text</source>
            <translation>Text kopieren</translation>
        </message>
        <message>
            <source>Delete it</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Delete or keep?</source>
            <translation>Löschen oder behalten?</translation>
        </message>
        <message>
            <source>Deleted</source>
            <translation>Gelöscht</translation>
        </message>
        <message>
            <source>Differs: {0}</source>
            <translation>Anders: {0}</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Verwerfen</translation>
        </message>
        <message>
            <source>Discard this change?</source>
            <translation>Diese Änderung verwerfen?</translation>
        </message>
        <message>
            <source>Discard …</source>
            <translation>Verwerfen …</translation>
        </message>
        <message>
            <source>Discarded: {0}</source>
            <translation>Verworfen: {0}</translation>
        </message>
        <message>
            <source>Edit …</source>
            <translation>Bearbeiten …</translation>
        </message>
        <message>
            <source>Edited</source>
            <translation>Geändert</translation>
        </message>
        <message>
            <source>Erased</source>
            <translation>Endgültig gelöscht</translation>
        </message>
        <message>
            <source>Everything is up to date</source>
            <translation>Alles auf dem neuesten Stand</translation>
        </message>
        <message>
            <source>Field rep</source>
            <translation>Außendienst</translation>
        </message>
        <message>
            <source>File on a shared drive</source>
            <translation>Datei auf einem gemeinsamen Laufwerk</translation>
        </message>
        <message>
            <source>From now on for:</source>
            <translation>Ab jetzt für:</translation>
        </message>
        <message>
            <source>It goes out by itself. Discard what should not leave this computer.</source>
            <translation>Es geht von selbst hinaus. Verwerfen Sie, was diesen Rechner nicht verlassen soll.</translation>
        </message>
        <message>
            <source>It goes out when you sync. Discard what should not leave this computer.</source>
            <translation>Es geht hinaus, wenn Sie abgleichen. Verwerfen Sie, was diesen Rechner nicht verlassen soll.</translation>
        </message>
        <message>
            <source>It syncs only when you say so.</source>
            <translation>Abgeglichen wird nur, wenn Sie es sagen.</translation>
        </message>
        <message>
            <source>Its words become a note for you alone (N)</source>
            <translation>Die Worte werden eine Notiz nur für Sie (N)</translation>
        </message>
        <message>
            <source>Join a shared store …</source>
            <translation>Gemeinsamen Speicher verbinden …</translation>
        </message>
        <message>
            <source>Keep as my note</source>
            <translation>Als meine Notiz behalten</translation>
        </message>
        <message>
            <source>Keep both</source>
            <translation>Beide behalten</translation>
        </message>
        <message>
            <source>Keep mine</source>
            <translation>Meine behalten</translation>
        </message>
        <message>
            <source>Keep the record</source>
            <translation>Behalten</translation>
        </message>
        <message>
            <source>Keep theirs</source>
            <translation>Andere behalten</translation>
        </message>
        <message>
            <source>Keep this</source>
            <translation>Das behalten</translation>
        </message>
        <message>
            <source>Keep this (Ctrl+Enter)</source>
            <translation>Das behalten (Strg+Enter)</translation>
        </message>
        <message>
            <source>Keep {0}'s</source>
            <translation>Die von {0} behalten</translation>
        </message>
        <message>
            <source>Kept as a note for you alone</source>
            <translation>Als Notiz nur für Sie behalten</translation>
        </message>
        <message>
            <source>Last synced {0}</source>
            <translation>Zuletzt abgeglichen {0}</translation>
        </message>
        <message>
            <source>Leave or join …</source>
            <translation>Trennen oder verbinden …</translation>
        </message>
        <message>
            <source>Lets go of what you wrote there (Del)</source>
            <translation>Verwirft, was Sie dort geschrieben haben (Entf)</translation>
        </message>
        <message>
            <source>Look at them</source>
            <translation>Ansehen</translation>
        </message>
        <message>
            <source>Look through and share …</source>
            <translation>Durchsehen und teilen …</translation>
        </message>
        <message>
            <source>Manager</source>
            <translation>Manager</translation>
        </message>
        <message>
            <source>Needs you</source>
            <translation>Braucht Sie</translation>
        </message>
        <message>
            <source>New</source>
            <translation>Neu</translation>
        </message>
        <message>
            <source>New password …</source>
            <translation>Neues Passwort …</translation>
        </message>
        <message numerus="yes">
            <source>Nobody else can read this: %n record(s), by customer. Look through them, tick what your colleagues should know, and share it. Later each can be changed by itself.</source>
            <translation>
                <numerusform>Niemand sonst kann diesen %n Eintrag lesen. Sehen Sie ihn durch, haken Sie an, was Ihre Kollegen wissen sollen, und teilen Sie es. Später lässt sich jeder einzeln ändern.</numerusform>
                <numerusform>Niemand sonst kann diese %n Einträge lesen; hier stehen sie nach Kunden. Sehen Sie sie durch, haken Sie an, was Ihre Kollegen wissen sollen, und teilen Sie es. Später lässt sich jeder einzeln ändern.</numerusform>
            </translation>
        </message>
        <message>
            <source>Not synced yet</source>
            <translation>Noch nicht abgeglichen</translation>
        </message>
        <message>
            <source>Not taken by the store</source>
            <translation>Vom Speicher nicht genommen</translation>
        </message>
        <message>
            <source>Nothing is lost: one is shown, the other is kept here until you choose.</source>
            <translation>Nichts ist verloren: Eine ist zu sehen, die andere liegt hier, bis Sie wählen.</translation>
        </message>
        <message>
            <source>Nothing waits, and nothing needs you.</source>
            <translation>Nichts wartet, und nichts braucht Sie.</translation>
        </message>
        <message>
            <source>Nothing you write leaves this computer. A click shows how to share it.</source>
            <translation>Nichts, was Sie schreiben, verlässt diesen Rechner. Ein Klick zeigt, wie man es teilt.</translation>
        </message>
        <message>
            <source>Nothing you write leaves this computer. Join the shared store of your company to work on the same customers as your colleagues: you decide note by note who may see it, and everything goes on working offline.</source>
            <translation>Nichts, was Sie schreiben, verlässt diesen Rechner. Verbinden Sie den gemeinsamen Speicher Ihrer Firma, um an denselben Kunden wie Ihre Kollegen zu arbeiten: Bei jeder Notiz entscheiden Sie, wer sie sehen darf, und alles geht auch offline weiter.</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>Offline</translation>
        </message>
        <message>
            <source>On this computer only</source>
            <translation>Nur auf diesem Rechner</translation>
        </message>
        <message>
            <source>Open it</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Opens the conflict again (Del)</source>
            <translation>Öffnet den Konflikt wieder (Entf)</translation>
        </message>
        <message>
            <source>Postgres database</source>
            <translation>Postgres-Datenbank</translation>
        </message>
        <message>
            <source>Puts it in the trash of this computer, unsent (Del)</source>
            <translation>Legt es ungesendet in den Papierkorb dieses Rechners (Entf)</translation>
        </message>
        <message>
            <source>Restored</source>
            <translation>Wiederhergestellt</translation>
        </message>
        <message>
            <source>Settings of the shared store</source>
            <translation>Einstellungen des Speichers</translation>
        </message>
        <message>
            <source>Settled</source>
            <translation>Geklärt</translation>
        </message>
        <message>
            <source>Settled: {0}</source>
            <translation>Geklärt: {0}</translation>
        </message>
        <message numerus="yes">
            <source>Share %Ln record(s)</source>
            <translation>
                <numerusform>%Ln Eintrag teilen</numerusform>
                <numerusform>%Ln Einträge teilen</numerusform>
            </translation>
        </message>
        <message>
            <source>Share what is only yours</source>
            <translation>Teilen, was nur Ihnen gehört</translation>
        </message>
        <message>
            <source>Shared store</source>
            <translation>Gemeinsamer Speicher</translation>
        </message>
        <message>
            <source>Sharing …</source>
            <translation>Wird geteilt …</translation>
        </message>
        <message>
            <source>Shown now</source>
            <translation>Zu sehen</translation>
        </message>
        <message>
            <source>Somebody</source>
            <translation>Jemand</translation>
        </message>
        <message>
            <source>Sync</source>
            <translation>Abgleich</translation>
        </message>
        <message>
            <source>Sync now</source>
            <translation>Jetzt abgleichen</translation>
        </message>
        <message>
            <source>Syncing …</source>
            <translation>Wird abgeglichen …</translation>
        </message>
        <message>
            <source>Syncs; what the store takes by now goes through (R)</source>
            <translation>Gleicht ab; was der Speicher jetzt nimmt, geht durch (R)</translation>
        </message>
        <message>
            <source>Takes it out of the trash again (Del)</source>
            <translation>Holt es wieder aus dem Papierkorb (Entf)</translation>
        </message>
        <message>
            <source>The database itself keeps from everybody what is not meant for them.</source>
            <translation>Die Datenbank selbst hält vor jedem zurück, was nicht für ihn bestimmt ist.</translation>
        </message>
        <message>
            <source>The first sync is not through yet</source>
            <translation>Der erste Abgleich ist noch nicht durch</translation>
        </message>
        <message>
            <source>The shared store had been put back to an older state. What it lost was sent again.</source>
            <translation>Der gemeinsame Speicher war auf einen älteren Stand zurückgesetzt. Was ihm fehlte, wurde noch einmal gesendet.</translation>
        </message>
        <message>
            <source>Theirs</source>
            <translation>Von anderen</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Noch einmal versuchen</translation>
        </message>
        <message>
            <source>Two versions met</source>
            <translation>Zwei Fassungen</translation>
        </message>
        <message>
            <source>Up to date</source>
            <translation>Auf dem neuesten Stand</translation>
        </message>
        <message>
            <source>Waiting to be sent</source>
            <translation>Wartet auf das Senden</translation>
        </message>
        <message>
            <source>What is here already can be worked with; the rest comes by itself.</source>
            <translation>Mit dem, was schon da ist, können Sie arbeiten; der Rest kommt von selbst.</translation>
        </message>
        <message>
            <source>What shall stand there</source>
            <translation>Was dort stehen soll</translation>
        </message>
        <message>
            <source>What was discarded there cannot be brought back.</source>
            <translation>Was dort verworfen wurde, lässt sich nicht zurückholen.</translation>
        </message>
        <message>
            <source>What you wrote in “{0}” and the store did not take is let go of for good. Keep it as a note of yours instead, if you may need it.</source>
            <translation>Was Sie in „{0}“ geschrieben haben und der Speicher nicht nahm, wird für immer verworfen. Behalten Sie es stattdessen als eigene Notiz, wenn Sie es noch brauchen könnten.</translation>
        </message>
        <message>
            <source>What you wrote is still here.</source>
            <translation>Was Sie geschrieben haben, ist noch da.</translation>
        </message>
        <message>
            <source>Without a customer</source>
            <translation>Ohne Kunden</translation>
        </message>
        <message>
            <source>Working offline</source>
            <translation>Sie arbeiten offline</translation>
        </message>
        <message>
            <source>You deleted it; {0} changed it meanwhile. The change is kept until you decide.</source>
            <translation>Sie haben es gelöscht; {0} hat es inzwischen geändert. Die Änderung bleibt, bis Sie entscheiden.</translation>
        </message>
        <message>
            <source>Yours</source>
            <translation>Von Ihnen</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>und %n weitere</numerusform>
                <numerusform>und %n weitere</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more field(s)</source>
            <translation>
                <numerusform>und %n weiteres Feld</numerusform>
                <numerusform>und %n weitere Felder</numerusform>
            </translation>
        </message>
        <message>
            <source>emptied</source>
            <translation>geleert</translation>
        </message>
        <message>
            <source>empty</source>
            <translation>leer</translation>
        </message>
        <message>
            <source>somebody else</source>
            <translation>jemand anders</translation>
        </message>
        <message>
            <source>was: {0}</source>
            <translation>vorher: {0}</translation>
        </message>
        <message>
            <source>{0} at {1}</source>
            <comment>a day and a time</comment>
            <translation>{0} um {1}</translation>
        </message>
        <message>
            <source>{0} deleted it; you changed it meanwhile. Your change is kept until you decide.</source>
            <translation>{0} hat es gelöscht; Sie haben es inzwischen geändert. Ihre Änderung bleibt, bis Sie entscheiden.</translation>
        </message>
        <message>
            <source>{0} deleted it; {1} changed it meanwhile. The change is kept until you decide.</source>
            <translation>{0} hat es gelöscht; {1} hat es inzwischen geändert. Die Änderung bleibt, bis Sie entscheiden.</translation>
        </message>
        <message>
            <source>{0} syncs now; a click shows what waits.</source>
            <translation>{0} gleicht sofort ab; ein Klick zeigt, was wartet.</translation>
        </message>
        <message>
            <source>“Only me” notes go there too, for you alone, as a safe copy.</source>
            <translation>„Nur ich“-Notizen liegen auch dort, nur für Sie, als sichere Kopie.</translation>
        </message>
    </context>
    <context>
        <name>Taught</name>
        <message>
            <source>You taught this on {0}:</source>
            <translation>Das haben Sie am {0} so gelehrt:</translation>
        </message>
        <message>
            <source>You taught this:</source>
            <translation>Das haben Sie so gelehrt:</translation>
        </message>
        <message>
            <source>somebody who is hidden</source>
            <translation>jemand, der verborgen ist</translation>
        </message>
        <message>
            <source>“{0}” is not a person</source>
            <translation>„{0}“ ist keine Person</translation>
        </message>
        <message>
            <source>“{0}” is the customer {1}</source>
            <translation>„{0}“ ist der Kunde {1}</translation>
        </message>
        <message>
            <source>“{0}” is {1}</source>
            <translation>„{0}“ ist {1}</translation>
        </message>
        <message>
            <source>“{0}” – not a promise</source>
            <translation>„{0}“ – keine Zusage</translation>
        </message>
        <message>
            <source>“{0}” – not the topic {1}</source>
            <translation>„{0}“ – nicht das Thema {1}</translation>
        </message>
        <message>
            <source>“{0}” – they owe it</source>
            <translation>„{0}“ – von ihnen zugesagt</translation>
        </message>
        <message>
            <source>“{0}” – topic: {1}</source>
            <translation>„{0}“ – Thema: {1}</translation>
        </message>
        <message>
            <source>“{0}” – we owe it</source>
            <translation>„{0}“ – von uns zugesagt</translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n weitere</numerusform>
                <numerusform>%n weitere</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n older</source>
            <translation>
                <numerusform>%n ältere</numerusform>
                <numerusform>%n ältere</numerusform>
            </translation>
        </message>
        <message>
            <source>All topics</source>
            <translation>Alle Themen</translation>
        </message>
        <message>
            <source>Delete (Del)</source>
            <translation>Löschen (Entf)</translation>
        </message>
        <message>
            <source>Edit (E)</source>
            <translation>Bearbeiten (E)</translation>
        </message>
        <message>
            <source>History (H)</source>
            <translation>Verlauf (H)</translation>
        </message>
        <message>
            <source>More like this (L)</source>
            <translation>Ähnliches (L)</translation>
        </message>
        <message>
            <source>Planned</source>
            <translation>Geplant</translation>
        </message>
        <message>
            <source>Show only</source>
            <translation>Nur zeigen</translation>
        </message>
        <message>
            <source>Two versions</source>
            <translation>Zwei Fassungen</translation>
        </message>
        <message>
            <source>Who may read it … (W)</source>
            <translation>Wer darf es lesen … (W)</translation>
        </message>
    </context>
    <context>
        <name>ToastView</name>
        <message>
            <source>Close message</source>
            <translation>Meldung schließen</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
    </context>
    <context>
        <name>Today</name>
        <message numerus="yes">
            <source>%n draft(s) kept</source>
            <translation>
                <numerusform>%n Entwurf</numerusform>
                <numerusform>%n Entwürfe</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n min</source>
            <translation>
                <numerusform>%n Min.</numerusform>
                <numerusform>%n Min.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n visit(s)</source>
            <translation>
                <numerusform>%n Besuch</numerusform>
                <numerusform>%n Besuche</numerusform>
            </translation>
        </message>
        <message>
            <source>Bring in customers and people</source>
            <translation>Kunden und Personen importieren</translation>
        </message>
        <message>
            <source>Confirm</source>
            <translation>Bestätigen</translation>
        </message>
        <message>
            <source>Confirm {0}</source>
            <translation>{0} bestätigen</translation>
        </message>
        <message>
            <source>Confirmed: {0}</source>
            <translation>Bestätigt: {0}</translation>
        </message>
        <message>
            <source>Customers</source>
            <translation>Kunden</translation>
        </message>
        <message>
            <source>Dismiss</source>
            <translation>Verwerfen</translation>
        </message>
        <message>
            <source>Dismiss {0}</source>
            <translation>{0} verwerfen</translation>
        </message>
        <message>
            <source>Dismissed: {0}</source>
            <translation>Verworfen: {0}</translation>
        </message>
        <message>
            <source>Drafts</source>
            <translation>Entwürfe</translation>
        </message>
        <message>
            <source>Happened</source>
            <translation>Zuletzt</translation>
        </message>
        <message>
            <source>Kept: {0}</source>
            <translation>Gehalten: {0}</translation>
        </message>
        <message>
            <source>Know</source>
            <translation>Wissen</translation>
        </message>
        <message>
            <source>Known …</source>
            <translation>Bekannt …</translation>
        </message>
        <message>
            <source>Mark as kept</source>
            <translation>Als gehalten vermerken</translation>
        </message>
        <message>
            <source>Mark as kept: {0}</source>
            <translation>Als gehalten vermerken: {0}</translation>
        </message>
        <message>
            <source>New capture</source>
            <translation>Neue Notiz</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Zu tun</translation>
        </message>
        <message>
            <source>No customer yet</source>
            <translation>Noch kein Kunde</translation>
        </message>
        <message>
            <source>No visits today</source>
            <translation>Heute keine Besuche</translation>
        </message>
        <message>
            <source>Nothing is due. Promises you capture appear here before they fall due.</source>
            <translation>Nichts ist fällig. Zusagen, die Sie aufschreiben, erscheinen hier vor ihrer Fälligkeit.</translation>
        </message>
        <message>
            <source>Plan one from a customer's page, or prepare for the next one.</source>
            <translation>Planen Sie einen auf der Seite eines Kunden, oder bereiten Sie den nächsten vor.</translation>
        </message>
        <message>
            <source>Promises</source>
            <translation>Zusagen</translation>
        </message>
        <message>
            <source>Recent captures</source>
            <translation>Letzte Notizen</translation>
        </message>
        <message>
            <source>Say in plain words whom you met and what you learnt. Tacit recognises customers, people and promises, and asks before it files anything. Or bring in the customers you have.</source>
            <translation>Sagen Sie in einfachen Worten, wen Sie getroffen und was Sie erfahren haben. Tacit erkennt Kunden, Personen und Zusagen und fragt, bevor es etwas ablegt. Oder importieren Sie die Kunden, die Sie schon haben.</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>Alle zeigen</translation>
        </message>
        <message>
            <source>To confirm</source>
            <translation>Zu bestätigen</translation>
        </message>
        <message>
            <source>What you capture appears here, newest first.</source>
            <translation>Was Sie aufschreiben, erscheint hier, Neuestes zuerst.</translation>
        </message>
        <message>
            <source>Write down your first visit</source>
            <translation>Schreiben Sie Ihren ersten Besuch auf</translation>
        </message>
        <message>
            <source>no visits planned</source>
            <translation>keine Besuche geplant</translation>
        </message>
        <message>
            <source>the next at {0}</source>
            <translation>der nächste um {0}</translation>
        </message>
        <message numerus="yes">
            <source>the next in %n minute(s)</source>
            <translation>
                <numerusform>der nächste in %n Minute</numerusform>
                <numerusform>der nächste in %n Minuten</numerusform>
            </translation>
        </message>
        <message>
            <source>{0} is somebody known …</source>
            <translation>{0} ist schon bekannt …</translation>
        </message>
        <message>
            <source>{0} of {1} open</source>
            <translation>{0} von {1} offen</translation>
        </message>
    </context>
    <context>
        <name>TodayView</name>
        <message>
            <source>Today</source>
            <translation>Heute</translation>
        </message>
        <message>
            <source>Who do I see today</source>
            <translation>Wen sehe ich heute</translation>
        </message>
    </context>
    <context>
        <name>Topics</name>
        <message>
            <source>Competitor</source>
            <translation>Wettbewerb</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>Entscheidung</translation>
        </message>
        <message>
            <source>Fact</source>
            <translation>Tatsache</translation>
        </message>
        <message>
            <source>Opportunity</source>
            <translation>Chance</translation>
        </message>
        <message>
            <source>Personal</source>
            <translation>Persönliches</translation>
        </message>
        <message>
            <source>Preference</source>
            <translation>Vorliebe</translation>
        </message>
        <message>
            <source>Problem</source>
            <translation>Problem</translation>
        </message>
        <message>
            <source>Relationship</source>
            <translation>Beziehung</translation>
        </message>
        <message>
            <source>Satisfaction</source>
            <translation>Zufriedenheit</translation>
        </message>
        <message>
            <source>Strategy</source>
            <translation>Strategie</translation>
        </message>
    </context>
    <context>
        <name>Unlock</name>
        <message>
            <source>Enter your passphrase to open Tacit.</source>
            <translation>Geben Sie Ihren Passwortsatz ein, um Tacit zu öffnen.</translation>
        </message>
        <message>
            <source>Forgotten? Use the recovery key …</source>
            <translation>Vergessen? Wiederherstellungsschlüssel verwenden …</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>Passwortsatz</translation>
        </message>
        <message>
            <source>Tacit is locked</source>
            <translation>Tacit ist gesperrt</translation>
        </message>
        <message>
            <source>Welcome back</source>
            <translation>Willkommen zurück</translation>
        </message>
        <message>
            <source>What you typed before is kept. Your passphrase opens it again.</source>
            <translation>Was Sie zuvor geschrieben haben, bleibt erhalten. Ihr Passwortsatz öffnet wieder.</translation>
        </message>
    </context>
    <context>
        <name>Values</name>
        <message>
            <source>no</source>
            <translation>nein</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>ja</translation>
        </message>
    </context>
    <context>
        <name>Visit</name>
        <message>
            <source>Visit</source>
            <translation>Besuch</translation>
        </message>
        <message>
            <source>no time yet</source>
            <translation>noch ohne Uhrzeit</translation>
        </message>
    </context>
    <context>
        <name>Welcome</name>
        <message numerus="yes">
            <source>At least %n character(s), please.</source>
            <translation>
                <numerusform>Bitte mindestens %n Zeichen.</numerusform>
                <numerusform>Bitte mindestens %n Zeichen.</numerusform>
            </translation>
        </message>
        <message>
            <source>Create profile</source>
            <translation>Profil anlegen</translation>
        </message>
        <message>
            <source>Creating …</source>
            <translation>Wird angelegt …</translation>
        </message>
        <message>
            <source>Look around in a sample company first</source>
            <translation>Zuerst in einer Beispielfirma umsehen</translation>
        </message>
        <message>
            <source>Making the sample company …</source>
            <translation>Die Beispielfirma wird angelegt …</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Opening …</source>
            <translation>Wird geöffnet …</translation>
        </message>
        <message>
            <source>Restore a backup</source>
            <translation>Sicherung wiederherstellen</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Los</translation>
        </message>
        <message>
            <source>Start and join a shared store …</source>
            <translation>Anfangen und einen gemeinsamen Speicher verbinden …</translation>
        </message>
        <message>
            <source>Tacit backups (*.tacit-backup)</source>
            <translation>Tacit-Sicherungen (*.tacit-backup)</translation>
        </message>
        <message>
            <source>The two are not the same.</source>
            <translation>Die beiden sind nicht gleich.</translation>
        </message>
        <message>
            <source>To work with colleagues. It can be done later, too, in the settings.</source>
            <translation>Um mit Kollegen zu arbeiten. Es geht auch später, in den Einstellungen.</translation>
        </message>
        <message>
            <source>Type the passphrase.</source>
            <translation>Geben Sie den Passwortsatz ein.</translation>
        </message>
        <message>
            <source>Type the recovery key.</source>
            <translation>Geben Sie den Wiederherstellungsschlüssel ein.</translation>
        </message>
        <message>
            <source>Your name is needed: it stands by what you write.</source>
            <translation>Ihr Name wird gebraucht: Er steht bei dem, was Sie schreiben.</translation>
        </message>
    </context>
    <context>
        <name>WelcomeView</name>
        <message>
            <source>Keep your recovery key</source>
            <translation>Bewahren Sie Ihren Wiederherstellungs­schlüssel auf</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Noch einmal versuchen</translation>
        </message>
        <message>
            <source>Welcome</source>
            <translation>Willkommen</translation>
        </message>
        <message>
            <source>Your profile could not be opened</source>
            <translation>Ihr Profil ließ sich nicht öffnen</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message numerus="yes">
            <source>%n day(s)</source>
            <comment>distance</comment>
            <translation>
                <numerusform>%n Tag</numerusform>
                <numerusform>%n Tagen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n month(s)</source>
            <comment>distance</comment>
            <translation>
                <numerusform>%n Monat</numerusform>
                <numerusform>%n Monaten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n week(s)</source>
            <comment>distance</comment>
            <translation>
                <numerusform>%n Woche</numerusform>
                <numerusform>%n Wochen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n year(s)</source>
            <comment>distance</comment>
            <translation>
                <numerusform>%n Jahr</numerusform>
                <numerusform>%n Jahren</numerusform>
            </translation>
        </message>
        <message>
            <source>HH:mm</source>
            <comment>time format</comment>
            <translation>HH:mm</translation>
        </message>
        <message>
            <source>MMM yyyy</source>
            <comment>date format</comment>
            <translation>MMM yyyy</translation>
        </message>
        <message>
            <source>d MMM</source>
            <comment>date format</comment>
            <translation>d. MMM</translation>
        </message>
        <message>
            <source>d MMM yyyy</source>
            <comment>date format</comment>
            <translation>d. MMM yyyy</translation>
        </message>
        <message>
            <source>d MMMM yyyy</source>
            <comment>date format</comment>
            <translation>d. MMMM yyyy</translation>
        </message>
        <message>
            <source>ddd d MMM</source>
            <comment>date format</comment>
            <translation>ddd d. MMM</translation>
        </message>
        <message>
            <source>dddd d MMMM yyyy</source>
            <comment>date format</comment>
            <translation>dddd, d. MMMM yyyy</translation>
        </message>
        <message>
            <source>in {0}</source>
            <translation>in {0}</translation>
        </message>
        <message>
            <source>today</source>
            <translation>heute</translation>
        </message>
        <message>
            <source>tomorrow</source>
            <translation>morgen</translation>
        </message>
        <message>
            <source>yesterday</source>
            <translation>gestern</translation>
        </message>
        <message>
            <source>{0} ago</source>
            <translation>vor {0}</translation>
        </message>
    </context>
    <context>
        <name>db</name>
        <message>
            <source> at line {0}</source>
            <translation> in Zeile {0}</translation>
        </message>
        <message>
            <source>(also)</source>
            <translation>(auch)</translation>
        </message>
        <message>
            <source>A Postgres store is written like postgresql://maren@db.example.com/tacit</source>
            <translation>Ein Postgres-Speicher wird so geschrieben: postgresql://maren@db.example.com/tacit</translation>
        </message>
        <message>
            <source>A brief is written as: {0}.</source>
            <translation>Ein Kundenblatt gibt es als: {0}.</translation>
        </message>
        <message>
            <source>A capture was filed and not found: the index does not follow. Run “tacit doctor”.</source>
            <translation>Eine Notiz wurde abgelegt und nicht gefunden: Der Index kommt nicht nach. Rufen Sie „tacit doctor“ auf.</translation>
        </message>
        <message>
            <source>A login begins with a small letter and goes on with small letters, digits, dots, dashes and underscores.</source>
            <translation>Ein Anmeldename beginnt mit einem kleinen Buchstaben; darauf folgen kleine Buchstaben, Ziffern, Punkte, Bindestriche und Unterstriche.</translation>
        </message>
        <message>
            <source>A manager has changed this meanwhile; theirs stands.</source>
            <translation>Ein Manager hat das inzwischen geändert; es bleibt bei dessen Fassung.</translation>
        </message>
        <message>
            <source>A manager has curated this record and decides who may see it.</source>
            <translation>Über diesen Eintrag entscheidet jetzt ein Manager, auch wer ihn sehen darf.</translation>
        </message>
        <message>
            <source>A manager has curated “{0}” and decides who may see it. Nothing was changed.</source>
            <translation>Über „{0}“ entscheidet jetzt ein Manager, auch wer es sehen darf. Nichts wurde geändert.</translation>
        </message>
        <message>
            <source>A new login needs a password.</source>
            <translation>Ein neuer Anmeldename braucht ein Passwort.</translation>
        </message>
        <message>
            <source>A passphrase needs at least eight characters; several words are best.</source>
            <translation>Ein Passwortsatz braucht mindestens acht Zeichen; am besten mehrere Wörter.</translation>
        </message>
        <message>
            <source>A password does not belong in the address, where others can read it. Leave it out: Tacit asks for it and keeps it in the keyring; PGPASSWORD and a pgpass file work too.</source>
            <translation>Ein Passwort gehört nicht in die Adresse, wo andere es lesen können. Lassen Sie es weg: Tacit fragt danach und bewahrt es im Schlüsselbund auf; PGPASSWORD und eine pgpass-Datei gehen auch.</translation>
        </message>
        <message>
            <source>A password does not belong in the address, where others can read it. Leave it out: Tacit asks for it, or reads it from stdin, and keeps it safe.</source>
            <translation>Ein Passwort gehört nicht in die Adresse, wo andere es lesen können. Lassen Sie es weg: Tacit fragt danach oder liest es von der Standardeingabe und verwahrt es sicher.</translation>
        </message>
        <message>
            <source>A password needs at least eight characters; several words are best.</source>
            <translation>Ein Passwort braucht mindestens acht Zeichen; am besten mehrere Wörter.</translation>
        </message>
        <message>
            <source>A profile needs the name of the person who writes in it.</source>
            <translation>Ein Profil braucht den Namen der Person, die darin schreibt.</translation>
        </message>
        <message>
            <source>A profile's name has letters, digits, spaces, dots and hyphens. Choose another.</source>
            <translation>Der Name eines Profils besteht aus Buchstaben, Ziffern, Leerzeichen, Punkten und Bindestrichen. Wählen Sie einen anderen.</translation>
        </message>
        <message>
            <source>A promise is one of: {0}.</source>
            <translation>Eine Zusage ist eines von: {0}.</translation>
        </message>
        <message>
            <source>A role is rep, manager or administrator.</source>
            <translation>Eine Rolle ist rep, manager oder administrator.</translation>
        </message>
        <message>
            <source>A saved search needs a name.</source>
            <translation>Eine gemerkte Suche braucht einen Namen.</translation>
        </message>
        <message>
            <source>A session that was left open holds what is to be brought up to date. Nothing was changed. End it on the server, and try again. Sessions that may be the one: {0}</source>
            <translation>Eine offen gelassene Sitzung hält fest, was auf den neuesten Stand zu bringen ist. Es wurde nichts geändert. Beenden Sie sie auf dem Server und versuchen Sie es noch einmal. Sitzungen, die es sein können: {0}</translation>
        </message>
        <message>
            <source>A shared store is written like sqlite:///path/to/team.tacit or postgresql://maren@db.example.com/tacit</source>
            <translation>Ein gemeinsamer Speicher wird so geschrieben: sqlite:///pfad/zu/team.tacit oder postgresql://maren@db.example.com/tacit</translation>
        </message>
        <message>
            <source>A {0} has no field “{1}”. It has: {2}.</source>
            <translation>{0} hat kein Feld „{1}“. Es gibt: {2}.</translation>
        </message>
        <message>
            <source>About</source>
            <translation>Über</translation>
        </message>
        <message>
            <source>About the day</source>
            <translation>Über den Tag</translation>
        </message>
        <message>
            <source>Acquaintance</source>
            <translation>Bekanntschaft</translation>
        </message>
        <message>
            <source>Acquaintances</source>
            <translation>Bekanntschaften</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>Address as printed</source>
            <translation>Adresse wie gedruckt</translation>
        </message>
        <message>
            <source>Address is</source>
            <translation>Adresse ist</translation>
        </message>
        <message>
            <source>Administrator</source>
            <translation>Administrator</translation>
        </message>
        <message>
            <source>Agenda</source>
            <translation>Tagesordnung</translation>
        </message>
        <message>
            <source>All known by one colleague</source>
            <translation>Nur einer von uns kennt ihn</translation>
        </message>
        <message>
            <source>All the words: {0}. The others have some of them.</source>
            <translation>Alle Wörter: {0}. Die übrigen enthalten einige davon.</translation>
        </message>
        <message>
            <source>Also called</source>
            <translation>Auch genannt</translation>
        </message>
        <message>
            <source>An attached file could not be written: the disk is full, or this program may not write there. Free some space.</source>
            <translation>Eine angehängte Datei ließ sich nicht schreiben: Der Datenträger ist voll, oder dieses Programm darf dort nicht schreiben. Schaffen Sie Platz.</translation>
        </message>
        <message>
            <source>An attached file is damaged</source>
            <translation>Eine angehängte Datei ist beschädigt</translation>
        </message>
        <message>
            <source>An empty passphrase protects nothing. Choose one of several words.</source>
            <translation>Ein leerer Passwortsatz schützt nichts. Wählen Sie einen aus mehreren Wörtern.</translation>
        </message>
        <message>
            <source>An erasure is for good and cannot be taken back.</source>
            <translation>Eine endgültige Löschung kann nicht zurückgenommen werden.</translation>
        </message>
        <message>
            <source>Anniversary</source>
            <translation>Jahrestag</translation>
        </message>
        <message>
            <source>Another Tacit is writing for a long time on this profile. Nothing was lost; try again in a moment.</source>
            <translation>Ein anderes Tacit schreibt schon lange in dieses Profil. Nichts ist verloren; versuchen Sie es gleich noch einmal.</translation>
        </message>
        <message>
            <source>Another Tacit on this profile is exchanging changes just now, yours among them.</source>
            <translation>Ein anderes Tacit mit diesem Profil gleicht gerade ab, auch Ihre Änderungen.</translation>
        </message>
        <message>
            <source>Another saved search has this name.</source>
            <translation>Eine andere gemerkte Suche heißt schon so.</translation>
        </message>
        <message>
            <source>Another store</source>
            <translation>Ein anderer Speicher</translation>
        </message>
        <message>
            <source>Ask: {0}</source>
            <translation>Fragen: {0}</translation>
        </message>
        <message>
            <source>Assistant</source>
            <translation>Assistenz</translation>
        </message>
        <message>
            <source>At which number or address do they answer?</source>
            <translation>Unter welcher Nummer oder Adresse sind sie zu erreichen?</translation>
        </message>
        <message>
            <source>Attachment</source>
            <translation>Anhang</translation>
        </message>
        <message>
            <source>Attachments</source>
            <translation>Anhänge</translation>
        </message>
        <message>
            <source>Author</source>
            <translation>Verfasser</translation>
        </message>
        <message>
            <source>Avoid</source>
            <translation>Meiden</translation>
        </message>
        <message>
            <source>Avoid: {0}</source>
            <translation>Meiden: {0}</translation>
        </message>
        <message>
            <source>Backups of a Postgres store are made where it runs, with pg_dump; nothing was done here.</source>
            <translation>Sicherungen eines Postgres-Speichers werden dort gemacht, wo er läuft, mit pg_dump; hier wurde nichts getan.</translation>
        </message>
        <message>
            <source>Before you go in</source>
            <translation>Bevor Sie hineingehen</translation>
        </message>
        <message>
            <source>Being bought</source>
            <translation>Wird beschafft</translation>
        </message>
        <message>
            <source>Being bought: {0}</source>
            <translation>Wird beschafft: {0}</translation>
        </message>
        <message>
            <source>Belongs to</source>
            <translation>Gehört zu</translation>
        </message>
        <message>
            <source>Best reached by</source>
            <translation>Am besten erreichbar per</translation>
        </message>
        <message>
            <source>Birthday</source>
            <translation>Geburtstag</translation>
        </message>
        <message>
            <source>Born in</source>
            <translation>Geboren in</translation>
        </message>
        <message>
            <source>Broken</source>
            <translation>Gebrochen</translation>
        </message>
        <message>
            <source>Broken: {0}</source>
            <translation>Gebrochen: {0}</translation>
        </message>
        <message>
            <source>Business</source>
            <translation>Unternehmen</translation>
        </message>
        <message>
            <source>Business only</source>
            <translation>Nur Geschäftliches</translation>
        </message>
        <message>
            <source>Busy</source>
            <translation>Beschäftigt</translation>
        </message>
        <message>
            <source>Button</source>
            <translation>Wirkung</translation>
        </message>
        <message>
            <source>Buying influence</source>
            <translation>Kaufeinfluss</translation>
        </message>
        <message>
            <source>Buying influences</source>
            <translation>Kaufeinflüsse</translation>
        </message>
        <message>
            <source>Bytes</source>
            <translation>Bytes</translation>
        </message>
        <message>
            <source>CSV table</source>
            <translation>CSV-Tabelle</translation>
        </message>
        <message>
            <source>Calendar</source>
            <translation>Kalender</translation>
        </message>
        <message>
            <source>Calendar address</source>
            <translation>Kalenderadresse</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Geändert</translation>
        </message>
        <message>
            <source>Changed by</source>
            <translation>Geändert von</translation>
        </message>
        <message>
            <source>Changed meanwhile</source>
            <translation>Inzwischen geändert</translation>
        </message>
        <message>
            <source>City</source>
            <translation>Ort</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Einstufung</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Vertraut</translation>
        </message>
        <message>
            <source>Coach</source>
            <translation>Fürsprecher</translation>
        </message>
        <message>
            <source>Colleague</source>
            <translation>Kollege</translation>
        </message>
        <message>
            <source>Colleagues</source>
            <translation>Kollegen</translation>
        </message>
        <message>
            <source>Colleagues and teams are known to everyone. Nothing was changed.</source>
            <translation>Kollegen und Teams kennt jeder. Nichts wurde geändert.</translation>
        </message>
        <message>
            <source>Competitor</source>
            <translation>Wettbewerb</translation>
        </message>
        <message>
            <source>Conflict opened again</source>
            <translation>Konflikt wieder geöffnet</translation>
        </message>
        <message>
            <source>Conflict settled</source>
            <translation>Konflikt entschieden</translation>
        </message>
        <message>
            <source>Country</source>
            <translation>Land</translation>
        </message>
        <message>
            <source>Created</source>
            <translation>Angelegt</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>Kunde</translation>
        </message>
        <message>
            <source>Customers</source>
            <translation>Kunden</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Datum</translation>
        </message>
        <message>
            <source>Decided by</source>
            <translation>Entscheidung bis</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>Entscheidung</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>Abteilung</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>Beschreibung</translation>
        </message>
        <message>
            <source>Died in</source>
            <translation>Gestorben in</translation>
        </message>
        <message>
            <source>Died on</source>
            <translation>Gestorben am</translation>
        </message>
        <message>
            <source>Dropped</source>
            <translation>Fallen gelassen</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>Fällig</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-Mail</translation>
        </message>
        <message>
            <source>Economic buyer</source>
            <translation>Entscheider</translation>
        </message>
        <message>
            <source>Employees</source>
            <translation>Mitarbeiter</translation>
        </message>
        <message>
            <source>Enterprise</source>
            <translation>Großunternehmen</translation>
        </message>
        <message>
            <source>Everyone</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>Expertise</source>
            <translation>Fachgebiet</translation>
        </message>
        <message>
            <source>Fact</source>
            <translation>Tatsache</translation>
        </message>
        <message>
            <source>Fairly sure</source>
            <translation>Ziemlich sicher</translation>
        </message>
        <message>
            <source>Family name</source>
            <translation>Nachname</translation>
        </message>
        <message>
            <source>Family name as spoken</source>
            <translation>Nachname, gesprochen</translation>
        </message>
        <message>
            <source>File name</source>
            <translation>Dateiname</translation>
        </message>
        <message>
            <source>Firm as spoken</source>
            <translation>Firma, gesprochen</translation>
        </message>
        <message>
            <source>First name</source>
            <translation>Vorname</translation>
        </message>
        <message>
            <source>First name as spoken</source>
            <translation>Vorname, gesprochen</translation>
        </message>
        <message>
            <source>Fiscal year starts</source>
            <translation>Geschäftsjahr ab</translation>
        </message>
        <message>
            <source>Forming</source>
            <translation>Im Entstehen</translation>
        </message>
        <message>
            <source>Founded</source>
            <translation>Gegründet</translation>
        </message>
        <message>
            <source>Free and busy times</source>
            <translation>Freie und belegte Zeiten</translation>
        </message>
        <message>
            <source>Friendly</source>
            <translation>Freundlich</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Von</translation>
        </message>
        <message>
            <source>From the note</source>
            <translation>Aus der Notiz</translation>
        </message>
        <message>
            <source>From where</source>
            <translation>Woher</translation>
        </message>
        <message>
            <source>Gender</source>
            <translation>Geschlecht</translation>
        </message>
        <message>
            <source>Have met</source>
            <translation>Haben sich getroffen</translation>
        </message>
        <message>
            <source>Heard from others</source>
            <translation>Von anderen gehört</translation>
        </message>
        <message>
            <source>Here it is either or: keep mine or theirs.</source>
            <translation>Hier gilt nur eines von beiden: Ihres oder das andere.</translation>
        </message>
        <message>
            <source>Hobby</source>
            <translation>Hobby</translation>
        </message>
        <message>
            <source>How do they like to be reached?</source>
            <translation>Wie möchten sie erreicht werden?</translation>
        </message>
        <message>
            <source>How personal do they want it to be?</source>
            <translation>Wie persönlich darf es sein?</translation>
        </message>
        <message>
            <source>How personal they want it</source>
            <translation>Wie persönlich es sein darf</translation>
        </message>
        <message>
            <source>How satisfied are they with us?</source>
            <translation>Wie zufrieden sind sie mit uns?</translation>
        </message>
        <message>
            <source>How sure</source>
            <translation>Wie sicher</translation>
        </message>
        <message>
            <source>How we know</source>
            <translation>Woher wir es wissen</translation>
        </message>
        <message>
            <source>How well</source>
            <translation>Wie gut</translation>
        </message>
        <message>
            <source>In Postgres the login says who you are, and this one is somebody else's.</source>
            <translation>Bei Postgres sagt die Anmeldung, wer Sie sind, und diese gehört jemand anderem.</translation>
        </message>
        <message>
            <source>In dates such as 3/4/2024, which comes first?</source>
            <translation>Was steht bei Daten wie 3/4/2024 zuerst?</translation>
        </message>
        <message>
            <source>In the trash</source>
            <translation>Im Papierkorb</translation>
        </message>
        <message>
            <source>In the trash since</source>
            <translation>Im Papierkorb seit</translation>
        </message>
        <message>
            <source>In this store the login is somebody whom this computer does not know; here you are {0}. Nothing was joined. If that is not you, ask whoever looks after the store for a login of your own: going on as them makes all that was written here theirs, also what only {0} may see.</source>
            <translation>In diesem Speicher gehört die Anmeldung jemandem, den dieser Rechner nicht kennt; hier sind Sie {0}. Es wurde nichts verbunden. Wenn Sie das nicht sind, bitten Sie, wer den Speicher betreut, um eine eigene Anmeldung: Wer als diese Person weitermacht, macht alles, was hier geschrieben wurde, zu ihrem, auch was nur {0} sehen darf.</translation>
        </message>
        <message>
            <source>In this store the login is {0}; on this computer you are {1}. Nothing was joined. If you are not {0}, ask whoever looks after the store for a login of your own: going on as {0} makes all that was written here theirs, also what only {1} may see.</source>
            <translation>In diesem Speicher gehört die Anmeldung {0}; an diesem Rechner sind Sie {1}. Es wurde nichts verbunden. Wenn Sie nicht {0} sind, bitten Sie, wer den Speicher betreut, um eine eigene Anmeldung: Wer als {0} weitermacht, überlässt dieser Person alles, was hier geschrieben wurde, auch was nur {1} sehen darf.</translation>
        </message>
        <message>
            <source>Individual</source>
            <translation>Privatperson</translation>
        </message>
        <message>
            <source>Industry</source>
            <translation>Branche</translation>
        </message>
        <message>
            <source>Inferred</source>
            <translation>Erschlossen</translation>
        </message>
        <message>
            <source>Influence</source>
            <translation>Einfluss</translation>
        </message>
        <message>
            <source>Instant messages</source>
            <translation>Sofortnachrichten</translation>
        </message>
        <message>
            <source>Interest</source>
            <translation>Interesse</translation>
        </message>
        <message>
            <source>It cannot be read on this computer. The next sync brings it again if the shared store has it; else a backup may still have it.</source>
            <translation>Sie lässt sich auf diesem Rechner nicht lesen. Der nächste Abgleich bringt sie wieder, wenn der gemeinsame Speicher sie hat; sonst hat sie vielleicht noch eine Sicherung.</translation>
        </message>
        <message>
            <source>Kept</source>
            <translation>Gehalten</translation>
        </message>
        <message>
            <source>Kept: {0}</source>
            <translation>Gehalten: {0}</translation>
        </message>
        <message>
            <source>Key in its source</source>
            <translation>Schlüssel in der Quelle</translation>
        </message>
        <message>
            <source>Know each other</source>
            <translation>Kennen sich</translation>
        </message>
        <message>
            <source>Known to you</source>
            <translation>Kennt Sie</translation>
        </message>
        <message>
            <source>Known to {0}</source>
            <translation>Kennt {0}</translation>
        </message>
        <message>
            <source>Known to {0} of us</source>
            <translation>Kennt {0} von uns</translation>
        </message>
        <message>
            <source>Knows</source>
            <translation>Kennt</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>Last changed</source>
            <translation>Zuletzt geändert</translation>
        </message>
        <message>
            <source>Last seen {0}</source>
            <translation>Zuletzt gesehen {0}</translation>
        </message>
        <message>
            <source>Learnt on</source>
            <translation>Erfahren am</translation>
        </message>
        <message>
            <source>Lists are sorted by: {0}.</source>
            <translation>Listen werden sortiert nach: {0}.</translation>
        </message>
        <message>
            <source>Locks do not work in this folder: two computers that write at once would ruin a shared store. Choose another network drive, or use Postgres.</source>
            <translation>In diesem Ordner wirken Sperren nicht: Zwei Rechner, die zugleich schreiben, würden einen gemeinsamen Speicher zerstören. Wählen Sie ein anderes Netzlaufwerk, oder nehmen Sie Postgres.</translation>
        </message>
        <message>
            <source>Lost</source>
            <translation>Verloren</translation>
        </message>
        <message>
            <source>Made by a newer Tacit</source>
            <translation>Mit einem neueren Tacit angelegt</translation>
        </message>
        <message>
            <source>Maiden name</source>
            <translation>Geburtsname</translation>
        </message>
        <message>
            <source>Mail</source>
            <translation>E-Mail</translation>
        </message>
        <message>
            <source>Mail program</source>
            <translation>Mailprogramm</translation>
        </message>
        <message>
            <source>Manager</source>
            <translation>Manager</translation>
        </message>
        <message>
            <source>Members</source>
            <translation>Mitglieder</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>Nachricht</translation>
        </message>
        <message>
            <source>Middle name</source>
            <translation>Zweiter Vorname</translation>
        </message>
        <message>
            <source>Minutes</source>
            <translation>Minuten</translation>
        </message>
        <message>
            <source>Monday</source>
            <translation>Montag</translation>
        </message>
        <message>
            <source>Month and day, like 07-01</source>
            <translation>Monat und Tag, etwa 07-01</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Mehr</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Name of the card</source>
            <translation>Name der Karte</translation>
        </message>
        <message>
            <source>Named people…</source>
            <translation>Bestimmte Personen…</translation>
        </message>
        <message>
            <source>Needs you</source>
            <translation>Braucht Sie</translation>
        </message>
        <message>
            <source>New notes are for “me”, “team” or “everyone”.</source>
            <translation>Neue Notizen sind für „me“, „team“ oder „everyone“.</translation>
        </message>
        <message>
            <source>Newest first</source>
            <translation>Neueste zuerst</translation>
        </message>
        <message>
            <source>Next step</source>
            <translation>Nächster Schritt</translation>
        </message>
        <message>
            <source>Next step: {0}</source>
            <translation>Nächster Schritt: {0}</translation>
        </message>
        <message>
            <source>No keyring</source>
            <translation>Kein Schlüsselbund</translation>
        </message>
        <message>
            <source>No search is saved as “{0}”.</source>
            <translation>Keine Suche ist als „{0}“ gemerkt.</translation>
        </message>
        <message>
            <source>No search is saved as “{0}”. There are: {1}.</source>
            <translation>Keine Suche ist als „{0}“ gespeichert. Es gibt: {1}.</translation>
        </message>
        <message>
            <source>No shared store is joined. Name one by its address, or join it first.</source>
            <translation>Kein gemeinsamer Speicher ist verbunden. Nennen Sie einen mit seiner Adresse, oder verbinden Sie ihn zuerst.</translation>
        </message>
        <message>
            <source>No shared store is joined: everything is on this computer only.</source>
            <translation>Kein gemeinsamer Speicher ist verbunden: Alles ist nur auf diesem Rechner.</translation>
        </message>
        <message>
            <source>Nobody of that login is in the store.</source>
            <translation>Niemand mit diesem Anmeldenamen ist im Speicher.</translation>
        </message>
        <message>
            <source>Nobody of that name is in this shared file.</source>
            <translation>Niemand dieses Namens ist in dieser gemeinsamen Datei.</translation>
        </message>
        <message>
            <source>Nobody of us yet</source>
            <translation>Kennt noch niemanden von uns</translation>
        </message>
        <message>
            <source>Not found</source>
            <translation>Nicht gefunden</translation>
        </message>
        <message>
            <source>Not synced</source>
            <translation>Nicht abgeglichen</translation>
        </message>
        <message>
            <source>Not synced yet</source>
            <translation>Noch nicht abgeglichen</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notizen</translation>
        </message>
        <message>
            <source>Nothing has all the words; these have some of them.</source>
            <translation>Nichts enthält alle Wörter; diese Treffer enthalten einige davon.</translation>
        </message>
        <message>
            <source>Nothing is called “{0}”.</source>
            <translation>Nichts heißt „{0}“.</translation>
        </message>
        <message>
            <source>Nothing known yet</source>
            <translation>Noch nichts bekannt</translation>
        </message>
        <message>
            <source>Nothing of that id waits to be sent.</source>
            <translation>Nichts mit dieser Kennung wartet aufs Senden.</translation>
        </message>
        <message>
            <source>Nothing of that waits to be sent any more.</source>
            <translation>Davon wartet nichts mehr aufs Senden.</translation>
        </message>
        <message>
            <source>Nothing since {0}.</source>
            <translation>Nichts seit {0}.</translation>
        </message>
        <message>
            <source>Nothing yet.</source>
            <translation>Noch nichts.</translation>
        </message>
        <message>
            <source>On this computer only</source>
            <translation>Nur auf diesem Rechner</translation>
        </message>
        <message>
            <source>One of the two is not here any more, or was confirmed already.</source>
            <translation>Einer von beiden ist nicht mehr da oder wurde schon bestätigt.</translation>
        </message>
        <message>
            <source>Only me</source>
            <translation>Nur ich</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Offen</translation>
        </message>
        <message>
            <source>Open promises</source>
            <translation>Offene Zusagen</translation>
        </message>
        <message>
            <source>Opportunities</source>
            <translation>Chancen</translation>
        </message>
        <message>
            <source>Opportunity</source>
            <translation>Chance</translation>
        </message>
        <message>
            <source>Others are writing to the shared store. What waits is sent in a moment.</source>
            <translation>Andere schreiben gerade in den gemeinsamen Speicher. Was wartet, wird gleich gesendet.</translation>
        </message>
        <message>
            <source>Password needed</source>
            <translation>Passwort nötig</translation>
        </message>
        <message>
            <source>People</source>
            <translation>Personen</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>Personal</source>
            <translation>Persönliches</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Telefon</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>Ort</translation>
        </message>
        <message>
            <source>Place in the list</source>
            <translation>Platz in der Liste</translation>
        </message>
        <message>
            <source>Planned</source>
            <translation>Geplant</translation>
        </message>
        <message>
            <source>Point of contact</source>
            <translation>Unser Ansprechpartner</translation>
        </message>
        <message>
            <source>Position</source>
            <translation>Position</translation>
        </message>
        <message>
            <source>Postcode</source>
            <translation>PLZ</translation>
        </message>
        <message>
            <source>Preference</source>
            <translation>Vorliebe</translation>
        </message>
        <message>
            <source>Prefix</source>
            <translation>Namensvorsatz</translation>
        </message>
        <message>
            <source>Price or terms</source>
            <translation>Preis oder Bedingungen</translation>
        </message>
        <message>
            <source>Problem</source>
            <translation>Problem</translation>
        </message>
        <message>
            <source>Promise</source>
            <translation>Zusage</translation>
        </message>
        <message>
            <source>Promises</source>
            <translation>Zusagen</translation>
        </message>
        <message>
            <source>Proof</source>
            <translation>Beleg</translation>
        </message>
        <message>
            <source>Proposed</source>
            <translation>Vorgeschlagen</translation>
        </message>
        <message>
            <source>Proposed, to confirm</source>
            <translation>Vorgeschlagen, zu bestätigen</translation>
        </message>
        <message>
            <source>Purpose</source>
            <translation>Anlass</translation>
        </message>
        <message>
            <source>Put off by</source>
            <translation>Stört</translation>
        </message>
        <message>
            <source>Put off by: {0}</source>
            <translation>Stört: {0}</translation>
        </message>
        <message>
            <source>Quiet since {0}</source>
            <translation>Still seit {0}</translation>
        </message>
        <message>
            <source>Read from</source>
            <translation>Gelesen aus</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>Region</translation>
        </message>
        <message>
            <source>Relationship</source>
            <translation>Beziehung</translation>
        </message>
        <message>
            <source>Reminder</source>
            <translation>Erinnerung</translation>
        </message>
        <message>
            <source>Reminder done</source>
            <translation>Erinnerung erledigt</translation>
        </message>
        <message>
            <source>Rep</source>
            <translation>Außendienst</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Ergebnis</translation>
        </message>
        <message>
            <source>Review by</source>
            <translation>Prüfen bis</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>Rolle</translation>
        </message>
        <message>
            <source>SHA-256</source>
            <translation>SHA-256</translation>
        </message>
        <message>
            <source>Satisfaction</source>
            <translation>Zufriedenheit</translation>
        </message>
        <message>
            <source>Saved search</source>
            <translation>Gemerkte Suche</translation>
        </message>
        <message>
            <source>Saved searches</source>
            <translation>Gemerkte Suchen</translation>
        </message>
        <message>
            <source>Searches for</source>
            <translation>Sucht nach</translation>
        </message>
        <message>
            <source>Seen</source>
            <translation>Gesehen</translation>
        </message>
        <message>
            <source>Segment</source>
            <translation>Segment</translation>
        </message>
        <message>
            <source>Set it right: what is due today is counted by it. Nothing is lost by it.</source>
            <translation>Bitte stellen Sie sie: Was heute fällig ist, richtet sich nach ihr. Verloren geht dadurch nichts.</translation>
        </message>
        <message>
            <source>Settled on</source>
            <translation>Erledigt am</translation>
        </message>
        <message>
            <source>Several saved searches begin with “{0}”.</source>
            <translation>Mehrere gespeicherte Suchen beginnen mit „{0}“.</translation>
        </message>
        <message>
            <source>Short forms people write</source>
            <translation>Kurzformen, wie man sie schreibt</translation>
        </message>
        <message>
            <source>Site</source>
            <translation>Standort</translation>
        </message>
        <message>
            <source>Sites</source>
            <translation>Standorte</translation>
        </message>
        <message>
            <source>Somebody made and erased a record of their own in the place of this one, which the shared store had lost. It stays on the computers that have it.</source>
            <translation>Jemand hat an der Stelle dieses Eintrags, den der gemeinsame Speicher verloren hatte, einen eigenen angelegt und gelöscht. Auf den Computern, die ihn haben, bleibt er.</translation>
        </message>
        <message>
            <source>Sorted as</source>
            <translation>Einsortiert als</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Quelle</translation>
        </message>
        <message>
            <source>Spouse</source>
            <translation>Ehepartner</translation>
        </message>
        <message>
            <source>Stage</source>
            <translation>Stufe</translation>
        </message>
        <message>
            <source>Starts</source>
            <translation>Beginn</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Stand</translation>
        </message>
        <message>
            <source>Still there</source>
            <translation>Noch da</translation>
        </message>
        <message>
            <source>Strategy</source>
            <translation>Strategie</translation>
        </message>
        <message>
            <source>Street</source>
            <translation>Straße</translation>
        </message>
        <message>
            <source>Suffix</source>
            <translation>Namenszusatz</translation>
        </message>
        <message>
            <source>Sure</source>
            <translation>Sicher</translation>
        </message>
        <message>
            <source>Syncing already</source>
            <translation>Wird schon abgeglichen</translation>
        </message>
        <message>
            <source>Tacit export</source>
            <translation>Tacit-Export</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>Schlagwort</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>Schlagwörter</translation>
        </message>
        <message>
            <source>Team</source>
            <translation>Team</translation>
        </message>
        <message>
            <source>Team {0}</source>
            <translation>Team {0}</translation>
        </message>
        <message>
            <source>Teams</source>
            <translation>Teams</translation>
        </message>
        <message>
            <source>Teams are for managers to change, roles for administrators.</source>
            <translation>Teams ändern Manager, Rollen die Administratoren.</translation>
        </message>
        <message>
            <source>Teams are for managers to change. Nothing was changed.</source>
            <translation>Teams ändern Manager. Nichts wurde geändert.</translation>
        </message>
        <message>
            <source>Technical buyer</source>
            <translation>Technischer Prüfer</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>That capture is not here any more. Look in the trash.</source>
            <translation>Diese Notiz ist nicht mehr da. Sehen Sie im Papierkorb nach.</translation>
        </message>
        <message>
            <source>That colleague has another login already.</source>
            <translation>Dieser Kollege hat schon einen anderen Anmeldenamen.</translation>
        </message>
        <message>
            <source>That customer is not here any more.</source>
            <translation>Dieser Kunde ist nicht mehr da.</translation>
        </message>
        <message>
            <source>That customer is not here any more. Choose another one.</source>
            <translation>Dieser Kunde ist nicht mehr da. Wählen Sie einen anderen.</translation>
        </message>
        <message>
            <source>That day is still to come. Say the day on which it was settled.</source>
            <translation>Dieser Tag kommt erst noch. Geben Sie den Tag an, an dem sie erledigt wurde.</translation>
        </message>
        <message>
            <source>That did not work</source>
            <translation>Das hat nicht geklappt</translation>
        </message>
        <message>
            <source>That does not fit</source>
            <translation>Das passt nicht</translation>
        </message>
        <message>
            <source>That does not open it</source>
            <translation>Damit öffnet es sich nicht</translation>
        </message>
        <message>
            <source>That draft is not here any more.</source>
            <translation>Dieser Entwurf ist nicht mehr da.</translation>
        </message>
        <message>
            <source>That folder is not there, or cannot be written. Nothing was changed.</source>
            <translation>Diesen Ordner gibt es nicht, oder er lässt sich nicht beschreiben. Es wurde nichts geändert.</translation>
        </message>
        <message>
            <source>That is for the record's author or a manager to decide.</source>
            <translation>Das entscheidet der Verfasser des Eintrags oder ein Manager.</translation>
        </message>
        <message>
            <source>That is for the store's administrators.</source>
            <translation>Das ist den Administratoren des Speichers vorbehalten.</translation>
        </message>
        <message>
            <source>That is not a date I can read. Write it like 2026-11-27, or as “friday”, “in two weeks”.</source>
            <translation>Das ist kein lesbares Datum. Schreiben Sie es wie 27.11.2026 oder als „Freitag“, „in zwei Wochen“.</translation>
        </message>
        <message>
            <source>That is not the id of a colleague.</source>
            <translation>Das ist nicht die Kennung eines Kollegen.</translation>
        </message>
        <message>
            <source>That is not the id of a draft.</source>
            <translation>Das ist nicht die Kennung eines Entwurfs.</translation>
        </message>
        <message>
            <source>That is set when a record is made, and never again.</source>
            <translation>Das wird beim Anlegen eines Eintrags festgelegt und dann nie mehr.</translation>
        </message>
        <message>
            <source>That is settled already, or the record is not here any more.</source>
            <translation>Das ist schon entschieden, oder der Datensatz ist nicht mehr hier.</translation>
        </message>
        <message>
            <source>That login may get around what the store enforces, so it cannot be a person's. Choose another.</source>
            <translation>Dieser Anmeldename darf umgehen, was der Speicher durchsetzt, und kann deshalb keiner Person gehören. Wählen Sie einen anderen.</translation>
        </message>
        <message>
            <source>That person is not here any more.</source>
            <translation>Diese Person ist nicht mehr da.</translation>
        </message>
        <message>
            <source>That person sees and sends nothing from now on. But their login could not be switched off, because a session of theirs holds it. Let whoever keeps the server end it (pg_terminate_backend), and remove them once more.</source>
            <translation>Diese Person sieht und sendet von jetzt an nichts mehr. Ihr Anmeldename ließ sich aber nicht abschalten, weil eine ihrer Sitzungen ihn festhält. Wer den Server betreut, kann sie beenden (pg_terminate_backend); entfernen Sie die Person danach noch einmal.</translation>
        </message>
        <message>
            <source>That promise is not here any more. Look in the trash.</source>
            <translation>Diese Zusage ist nicht mehr da. Sehen Sie im Papierkorb nach.</translation>
        </message>
        <message>
            <source>That record is not here any more.</source>
            <translation>Dieser Eintrag ist nicht mehr da.</translation>
        </message>
        <message>
            <source>That start of an id fits several changes. Give more of it.</source>
            <translation>Dieser Anfang einer Kennung passt auf mehrere Änderungen. Geben Sie mehr davon an.</translation>
        </message>
        <message>
            <source>That start of an id fits several conflicts. Give more of it.</source>
            <translation>Dieser Anfang einer Kennung passt auf mehrere Konflikte. Geben Sie mehr davon an.</translation>
        </message>
        <message>
            <source>The attached file is damaged on this computer and could not be sent. Attach it again, and discard this one.</source>
            <translation>Die angehängte Datei ist auf diesem Rechner beschädigt und konnte nicht gesendet werden. Hängen Sie sie noch einmal an und verwerfen Sie diese.</translation>
        </message>
        <message>
            <source>The attached file itself has not reached the shared store yet.</source>
            <translation>Die angehängte Datei selbst ist noch nicht im gemeinsamen Speicher angekommen.</translation>
        </message>
        <message>
            <source>The backup cannot be read, or its contents cannot be written. Nothing was changed.</source>
            <translation>Die Sicherung lässt sich nicht lesen oder ihr Inhalt nicht schreiben. Nichts wurde geändert.</translation>
        </message>
        <message>
            <source>The backup could not be written there. Choose another place; nothing else changed.</source>
            <translation>Die Sicherung ließ sich dort nicht schreiben. Wählen Sie einen anderen Ort; sonst hat sich nichts geändert.</translation>
        </message>
        <message>
            <source>The backup could not be written there. The shared store itself is unharmed.</source>
            <translation>Die Sicherung ließ sich dort nicht schreiben. Der gemeinsame Speicher selbst ist unversehrt.</translation>
        </message>
        <message>
            <source>The benchmark needs at least one note.</source>
            <translation>Die Messung braucht mindestens eine Notiz.</translation>
        </message>
        <message>
            <source>The content of this attachment is not on this computer.</source>
            <translation>Der Inhalt dieses Anhangs ist nicht auf diesem Rechner.</translation>
        </message>
        <message>
            <source>The day (3 April)</source>
            <translation>Der Tag (3. April)</translation>
        </message>
        <message>
            <source>The disk is full. Nothing of this was saved; what was saved before is safe. Free some space.</source>
            <translation>Die Festplatte ist voll. Dies wurde nicht gespeichert; früher Gespeichertes ist sicher. Schaffen Sie Platz.</translation>
        </message>
        <message>
            <source>The disk of the shared store is full. What you wrote waits here; tell its administrator.</source>
            <translation>Die Festplatte des gemeinsamen Speichers ist voll. Was Sie geschrieben haben, wartet hier; sagen Sie es dem Administrator.</translation>
        </message>
        <message>
            <source>The disk refused</source>
            <translation>Die Festplatte nimmt nichts an</translation>
        </message>
        <message>
            <source>The disk refused to save this. Free some space and try again.</source>
            <translation>Die Festplatte nimmt das nicht an. Schaffen Sie Platz und versuchen Sie es noch einmal.</translation>
        </message>
        <message>
            <source>The disk refuses the search index: something may be missing. Free some space.</source>
            <translation>Die Platte nimmt den Suchindex nicht an, deshalb kann etwas fehlen. Schaffen Sie Platz.</translation>
        </message>
        <message>
            <source>The draft could not be removed. Nothing was lost.</source>
            <translation>Der Entwurf ließ sich nicht entfernen. Nichts ist verloren.</translation>
        </message>
        <message>
            <source>The draft could not be written to disk. Free some space, or copy the text.</source>
            <translation>Der Entwurf ließ sich nicht auf die Festplatte schreiben. Schaffen Sie Platz oder kopieren Sie den Text.</translation>
        </message>
        <message>
            <source>The export could not be written to {0}: {1}. What stood there before is unchanged. Choose another place.</source>
            <translation>Der Export ließ sich nicht nach {0} schreiben: {1}. Was dort stand, ist unverändert. Wählen Sie einen anderen Ort.</translation>
        </message>
        <message>
            <source>The index cannot be written. Free some space and try again; search has what was there.</source>
            <translation>Der Index kann nicht geschrieben werden. Schaffen Sie Platz und versuchen Sie es noch einmal; die Suche findet, was da war.</translation>
        </message>
        <message>
            <source>The index is damaged. It is made anew from the store; nothing is lost.</source>
            <translation>Der Index ist beschädigt. Er wird aus dem Speicher neu aufgebaut; nichts ist verloren.</translation>
        </message>
        <message>
            <source>The keyring of this computer does not answer; it may be locked. Unlock it, or open with the recovery key.</source>
            <translation>Der Schlüsselbund dieses Rechners antwortet nicht; vielleicht ist er gesperrt. Entsperren Sie ihn oder öffnen Sie mit dem Wiederherstellungsschlüssel.</translation>
        </message>
        <message>
            <source>The keyring of this computer does not keep what it is given. Choose a passphrase.</source>
            <translation>Der Schlüsselbund dieses Rechners behält nicht, was man ihm gibt. Wählen Sie einen Passwortsatz.</translation>
        </message>
        <message>
            <source>The keyring of this computer has no key for this profile. Open it with the recovery key.</source>
            <translation>Der Schlüsselbund dieses Rechners hat keinen Schlüssel für dieses Profil. Öffnen Sie es mit dem Wiederherstellungsschlüssel.</translation>
        </message>
        <message>
            <source>The keyring of this computer refused. Unlock it, or open with the recovery key.</source>
            <translation>Der Schlüsselbund dieses Rechners hat abgelehnt. Entsperren Sie ihn oder öffnen Sie mit dem Wiederherstellungsschlüssel.</translation>
        </message>
        <message>
            <source>The month (March 4)</source>
            <translation>Der Monat (4. März)</translation>
        </message>
        <message>
            <source>The one of us they call</source>
            <translation>Wen von uns der Kunde anruft</translation>
        </message>
        <message>
            <source>The password for the shared store is not right any more. Give the new one; nothing is lost.</source>
            <translation>Das Passwort für den gemeinsamen Speicher stimmt nicht mehr. Geben Sie das neue an; nichts ist verloren.</translation>
        </message>
        <message>
            <source>The profile could not be written there. Check the disk and its rights, or name another place with --profile.</source>
            <translation>Das Profil ließ sich dort nicht schreiben. Prüfen Sie Festplatte und Rechte oder nennen Sie mit --profile einen anderen Ort.</translation>
        </message>
        <message>
            <source>The profile is damaged</source>
            <translation>Das Profil ist beschädigt</translation>
        </message>
        <message>
            <source>The profile's folder cannot be written. Nothing of this was saved; check the disk and its rights.</source>
            <translation>In den Ordner des Profils lässt sich nicht schreiben. Dies wurde nicht gespeichert; prüfen Sie Festplatte und Rechte.</translation>
        </message>
        <message>
            <source>The record was erased for good, for everybody.</source>
            <translation>Der Eintrag wurde endgültig gelöscht, für alle.</translation>
        </message>
        <message>
            <source>The record was taken out of your sight before your change was sent.</source>
            <translation>Der Eintrag wurde Ihnen entzogen, bevor Ihre Änderung gesendet war.</translation>
        </message>
        <message>
            <source>The sample company that comes with Tacit cannot be read. Install Tacit again.</source>
            <translation>Die mitgelieferte Beispielfirma lässt sich nicht lesen. Installieren Sie Tacit neu.</translation>
        </message>
        <message>
            <source>The server is not verified</source>
            <translation>Der Server ist nicht geprüft</translation>
        </message>
        <message>
            <source>The server of the shared store offers no encryption, so nothing was sent. Its administrator can turn it on; with ?sslmode=disable at the end of the address Tacit goes on without it, for everybody on the way to read.</source>
            <translation>Der Server des gemeinsamen Speichers bietet keine Verschlüsselung an, deshalb wurde nichts gesendet. Wer ihn verwaltet, kann sie einschalten; mit ?sslmode=disable am Ende der Adresse geht es ohne sie weiter, für alle auf dem Weg mitlesbar.</translation>
        </message>
        <message>
            <source>The server offers no encryption</source>
            <translation>Der Server verschlüsselt nicht</translation>
        </message>
        <message>
            <source>The shared file does not open with this passphrase. Nothing was changed.</source>
            <translation>Die gemeinsame Datei öffnet sich mit dieser Passphrase nicht. Es wurde nichts geändert.</translation>
        </message>
        <message>
            <source>The shared file is encrypted. Its passphrase is needed to open it.</source>
            <translation>Die gemeinsame Datei ist verschlüsselt. Zum Öffnen wird ihr Passwortsatz gebraucht.</translation>
        </message>
        <message>
            <source>The shared store can be read and not written. What waits stays on this computer; ask for the right to write.</source>
            <translation>Der gemeinsame Speicher lässt sich lesen, aber nicht schreiben. Was wartet, bleibt auf diesem Rechner; bitten Sie um das Recht zu schreiben.</translation>
        </message>
        <message>
            <source>The shared store can only be read at the moment. What you wrote waits here.</source>
            <translation>Der gemeinsame Speicher kann zurzeit nur gelesen werden. Was Sie geschrieben haben, wartet hier.</translation>
        </message>
        <message>
            <source>The shared store cannot be reached. What you write stays here and is sent later.</source>
            <translation>Der gemeinsame Speicher ist nicht erreichbar. Was Sie schreiben, bleibt hier und wird später gesendet.</translation>
        </message>
        <message>
            <source>The shared store cannot be written</source>
            <translation>In den gemeinsamen Speicher kann nicht geschrieben werden</translation>
        </message>
        <message>
            <source>The shared store could not read this change.</source>
            <translation>Der gemeinsame Speicher konnte diese Änderung nicht lesen.</translation>
        </message>
        <message>
            <source>The shared store did not prove who it is (its certificate was not accepted), so nothing was sent. Ask its administrator for the certificate authority's file; ?sslrootcert=FILE at the end of the address names it.</source>
            <translation>Der gemeinsame Speicher hat sich nicht ausgewiesen (sein Zertifikat wurde nicht anerkannt), deshalb wurde nichts gesendet. Bitten Sie den Administrator um die Datei der Zertifizierungsstelle; ?sslrootcert=DATEI am Ende der Adresse nennt sie.</translation>
        </message>
        <message>
            <source>The shared store did not take this change.</source>
            <translation>Der gemeinsame Speicher hat diese Änderung nicht angenommen.</translation>
        </message>
        <message>
            <source>The shared store does not know you any more. What you wrote stays on this computer; ask an administrator.</source>
            <translation>Der gemeinsame Speicher kennt Sie nicht mehr. Was Sie geschrieben haben, bleibt auf diesem Rechner; fragen Sie einen Administrator.</translation>
        </message>
        <message>
            <source>The shared store does not let this login in. What you wrote stays on this computer.</source>
            <translation>Der gemeinsame Speicher lässt diesen Anmeldenamen nicht ein. Was Sie geschrieben haben, bleibt auf diesem Rechner.</translation>
        </message>
        <message>
            <source>The shared store does not take this login with this password. Nothing was changed.</source>
            <translation>Der gemeinsame Speicher nimmt diese Anmeldung mit diesem Passwort nicht an. Es wurde nichts geändert.</translation>
        </message>
        <message>
            <source>The shared store does not take what was given.</source>
            <translation>Der gemeinsame Speicher nimmt nicht an, was ihm gegeben wurde.</translation>
        </message>
        <message>
            <source>The shared store is busy</source>
            <translation>Der gemeinsame Speicher ist beschäftigt</translation>
        </message>
        <message>
            <source>The shared store is busy. Tacit tries again by itself.</source>
            <translation>Der gemeinsame Speicher ist beschäftigt. Tacit versucht es von selbst wieder.</translation>
        </message>
        <message>
            <source>The shared store is damaged</source>
            <translation>Der gemeinsame Speicher ist beschädigt</translation>
        </message>
        <message>
            <source>The shared store is full</source>
            <translation>Der gemeinsame Speicher ist voll</translation>
        </message>
        <message>
            <source>The shared store knows this login as another person. Nothing was sent; join the store again to go on as them.</source>
            <translation>Der gemeinsame Speicher kennt diese Anmeldung als eine andere Person. Es wurde nichts gesendet; treten Sie dem Speicher neu bei, um als diese Person weiterzuarbeiten.</translation>
        </message>
        <message>
            <source>The shared store needs a newer Tacit. Update Tacit on this computer; what waits stays here until then.</source>
            <translation>Der gemeinsame Speicher verlangt ein neueres Tacit. Aktualisieren Sie Tacit auf diesem Rechner; was wartet, bleibt so lange hier.</translation>
        </message>
        <message>
            <source>The shared store refused for a reason that Tacit does not know. Nothing here is lost.</source>
            <translation>Der gemeinsame Speicher hat aus einem Grund abgelehnt, den Tacit nicht kennt. Hier ist nichts verloren.</translation>
        </message>
        <message>
            <source>The shared store said no</source>
            <translation>Der gemeinsame Speicher hat abgelehnt</translation>
        </message>
        <message>
            <source>The shared store says that it is damaged. Nothing here is lost; tell its administrator.</source>
            <translation>Der gemeinsame Speicher meldet, dass er beschädigt ist. Hier ist nichts verloren; sagen Sie es dem Administrator.</translation>
        </message>
        <message>
            <source>The shared store takes changes from a newer Tacit only. What colleagues write still comes; what you write waits here until Tacit is updated on this computer.</source>
            <translation>Der gemeinsame Speicher nimmt Änderungen nur von einem neueren Tacit. Was Kollegen schreiben, kommt weiter an; was Sie schreiben, wartet hier, bis Tacit auf diesem Rechner aktualisiert ist.</translation>
        </message>
        <message>
            <source>The shared store takes changes in one's own name only.</source>
            <translation>Der gemeinsame Speicher nimmt Änderungen nur im eigenen Namen an.</translation>
        </message>
        <message>
            <source>The shared store takes no more connections at the moment. Tacit tries again by itself.</source>
            <translation>Der gemeinsame Speicher nimmt zurzeit keine weiteren Verbindungen an. Tacit versucht es von selbst wieder.</translation>
        </message>
        <message>
            <source>The shared store was put back to an older state. What it lost is sent again.</source>
            <translation>Der gemeinsame Speicher wurde auf einen älteren Stand zurückgesetzt. Was er verloren hat, wird noch einmal gesendet.</translation>
        </message>
        <message>
            <source>The shared store was restored</source>
            <translation>Der gemeinsame Speicher wurde wiederhergestellt</translation>
        </message>
        <message>
            <source>The shared store {0} cannot be reached. Go on working; what waits is sent when its drive is back.</source>
            <translation>Der gemeinsame Speicher {0} ist nicht erreichbar. Arbeiten Sie weiter; was wartet, wird gesendet, sobald sein Laufwerk wieder da ist.</translation>
        </message>
        <message>
            <source>The shared store {0} cannot be read: it is damaged, or its passphrase is another one. Nothing on this computer was changed. If it is damaged, whoever looks after it puts its newest backup back: tacit store rebuild</source>
            <translation>Der gemeinsame Speicher {0} ist nicht lesbar: Er ist beschädigt, oder seine Passphrase ist eine andere. Auf diesem Computer wurde nichts geändert. Ist er beschädigt, stellt, wer ihn betreut, seine neueste Sicherung wieder her: tacit store rebuild</translation>
        </message>
        <message>
            <source>The shared store {0} is not where it was. Nothing on this computer was changed. If the file is lost, whoever looks after it puts its newest backup back: tacit store rebuild</source>
            <translation>Der gemeinsame Speicher {0} ist nicht mehr da, wo er war. Auf diesem Computer wurde nichts geändert. Ist die Datei verloren, stellt, wer ihn betreut, seine neueste Sicherung wieder her: tacit store rebuild</translation>
        </message>
        <message>
            <source>The store cannot be read. Run “tacit doctor”, or restore a backup.</source>
            <translation>Der Speicher lässt sich nicht lesen. Rufen Sie „tacit doctor“ auf oder stellen Sie eine Sicherung wieder her.</translation>
        </message>
        <message>
            <source>The store in this backup is damaged ({0} faults). Try an older backup; nothing was changed.</source>
            <translation>Der Speicher in dieser Sicherung ist beschädigt ({0} Fehler). Versuchen Sie eine ältere Sicherung; nichts wurde geändert.</translation>
        </message>
        <message>
            <source>The store of this profile cannot be read. Restore it from a backup with “tacit restore”.</source>
            <translation>Der Speicher dieses Profils lässt sich nicht lesen. Stellen Sie ihn mit „tacit restore“ aus einer Sicherung wieder her.</translation>
        </message>
        <message>
            <source>There are other files in that place. Name an empty or a new folder; nothing was changed.</source>
            <translation>Dort liegen andere Dateien. Nennen Sie einen leeren oder neuen Ordner; nichts wurde geändert.</translation>
        </message>
        <message>
            <source>There is a file of that name already. Nothing was changed.</source>
            <translation>Eine Datei dieses Namens gibt es schon. Es wurde nichts geändert.</translation>
        </message>
        <message>
            <source>There is a profile of that name already. Name another with --profile; nothing was changed.</source>
            <translation>Ein Profil dieses Namens gibt es schon. Nennen Sie mit --profile ein anderes; nichts wurde geändert.</translation>
        </message>
        <message>
            <source>There is a profile of that name already. Nothing was changed.</source>
            <translation>Ein Profil dieses Namens gibt es schon. Nichts wurde geändert.</translation>
        </message>
        <message>
            <source>There is a store in this database already. Nothing was changed.</source>
            <translation>In dieser Datenbank gibt es schon einen Speicher. Nichts wurde geändert.</translation>
        </message>
        <message>
            <source>There is no Tacit store in this database. Nothing on this computer was changed.</source>
            <translation>In dieser Datenbank gibt es keinen Speicher von Tacit. Auf diesem Rechner wurde nichts geändert.</translation>
        </message>
        <message>
            <source>There is no Tacit store in this database. Nothing was changed.</source>
            <translation>In dieser Datenbank gibt es keinen Speicher von Tacit. Nichts wurde geändert.</translation>
        </message>
        <message>
            <source>There is no backup that passes its check. The file was left as it is.</source>
            <translation>Keine Sicherung besteht die Prüfung. Die Datei blieb, wie sie ist.</translation>
        </message>
        <message>
            <source>There is no field “{0}”; its words were searched.</source>
            <translation>Ein Feld „{0}“ gibt es nicht; gesucht wurde nach den Wörtern.</translation>
        </message>
        <message>
            <source>There is no file {0}. See that it is spelt right and its drive connected, or make the shared store first.</source>
            <translation>Es gibt keine Datei {0}. Prüfen Sie, ob sie richtig geschrieben und ihr Laufwerk verbunden ist, oder legen Sie den gemeinsamen Speicher zuerst an.</translation>
        </message>
        <message>
            <source>There is no format “{0}” to export. There are: json, csv, vcard, markdown.</source>
            <translation>Ein Exportformat „{0}“ gibt es nicht. Es gibt: json, csv, vcard, markdown.</translation>
        </message>
        <message>
            <source>There is no format “{0}”. Tacit reads: {1}.</source>
            <translation>Ein Format „{0}“ gibt es nicht. Tacit liest: {1}.</translation>
        </message>
        <message>
            <source>There is no profile here yet. Make one with “tacit init”, or in the window.</source>
            <translation>Hier gibt es noch kein Profil. Legen Sie mit „tacit init“ oder im Fenster eines an.</translation>
        </message>
        <message>
            <source>There is no record with that id.</source>
            <translation>Einen Eintrag mit dieser Kennung gibt es nicht.</translation>
        </message>
        <message>
            <source>There is no room left where the shared store lies. What waits stays on this computer until there is.</source>
            <translation>Wo der gemeinsame Speicher liegt, ist kein Platz mehr. Was wartet, bleibt auf diesem Rechner, bis wieder Platz ist.</translation>
        </message>
        <message>
            <source>There is no shared store</source>
            <translation>Hier ist kein gemeinsamer Speicher</translation>
        </message>
        <message>
            <source>There is no such conflict any more: it is settled, or something else is shown there since you looked. Nothing was overwritten; look at it again.</source>
            <translation>Diesen Konflikt gibt es nicht mehr: Er ist gelöst, oder dort steht inzwischen etwas anderes, als Sie gesehen haben. Nichts wurde überschrieben; sehen Sie ihn noch einmal an.</translation>
        </message>
        <message>
            <source>There is no team called “{0}”.</source>
            <translation>Es gibt kein Team namens „{0}“.</translation>
        </message>
        <message>
            <source>There is no {0} called “{1}”.</source>
            <translation>Nichts heißt „{1}“ ({0}).</translation>
        </message>
        <message>
            <source>There is nothing to save yet: type a search first.</source>
            <translation>Es gibt noch nichts zu merken: Tippen Sie erst eine Suche.</translation>
        </message>
        <message>
            <source>There is nothing to write down.</source>
            <translation>Es gibt nichts aufzuschreiben.</translation>
        </message>
        <message>
            <source>These two are the same record already.</source>
            <translation>Das ist bereits ein und derselbe Datensatz.</translation>
        </message>
        <message>
            <source>They owe</source>
            <translation>An uns</translation>
        </message>
        <message>
            <source>They owe: {0}</source>
            <translation>Uns zugesagt: {0}</translation>
        </message>
        <message>
            <source>They owe: {0}.</source>
            <translation>Uns zugesagt: {0}.</translation>
        </message>
        <message>
            <source>They said it</source>
            <translation>Selbst gesagt</translation>
        </message>
        <message>
            <source>This address asks for something that Tacit does not let it decide.</source>
            <translation>Diese Adresse verlangt etwas, worüber Tacit sie nicht entscheiden lässt.</translation>
        </message>
        <message>
            <source>This backup holds files that Tacit never writes. It was not used.</source>
            <translation>Diese Sicherung enthält Dateien, die Tacit nie schreibt. Sie wurde nicht verwendet.</translation>
        </message>
        <message>
            <source>This change is on its way to the shared store. Sync first; then it can be undone like any other.</source>
            <translation>Diese Änderung ist schon unterwegs zum gemeinsamen Speicher. Gleichen Sie erst ab; dann lässt sie sich rückgängig machen wie jede andere.</translation>
        </message>
        <message>
            <source>This computer has no keyring that Tacit can trust. Choose a passphrase instead; nothing was stored.</source>
            <translation>Dieser Rechner hat keinen Schlüsselbund, dem Tacit trauen kann. Wählen Sie stattdessen einen Passwortsatz; nichts wurde gespeichert.</translation>
        </message>
        <message>
            <source>This computer's clock is {0} days ahead of the shared store's.</source>
            <translation>Die Uhr dieses Rechners geht {0} Tage vor, gemessen am gemeinsamen Speicher.</translation>
        </message>
        <message>
            <source>This computer's clock is {0} days behind the shared store's.</source>
            <translation>Die Uhr dieses Rechners geht {0} Tage nach, gemessen am gemeinsamen Speicher.</translation>
        </message>
        <message>
            <source>This computer's clock is {0} hours ahead of the shared store's.</source>
            <translation>Die Uhr dieses Rechners geht {0} Stunden vor, gemessen am gemeinsamen Speicher.</translation>
        </message>
        <message>
            <source>This computer's clock is {0} hours behind the shared store's.</source>
            <translation>Die Uhr dieses Rechners geht {0} Stunden nach, gemessen am gemeinsamen Speicher.</translation>
        </message>
        <message>
            <source>This computer's clock is {0} minutes ahead of the shared store's.</source>
            <translation>Die Uhr dieses Rechners geht {0} Minuten vor, gemessen am gemeinsamen Speicher.</translation>
        </message>
        <message>
            <source>This computer's clock is {0} minutes behind the shared store's.</source>
            <translation>Die Uhr dieses Rechners geht {0} Minuten nach, gemessen am gemeinsamen Speicher.</translation>
        </message>
        <message>
            <source>This database does not hold every letter: make one with ENCODING UTF8.</source>
            <translation>Diese Datenbank kann nicht alle Buchstaben aufnehmen: Legen Sie eine mit ENCODING UTF8 an.</translation>
        </message>
        <message>
            <source>This file is not a backup that Tacit made.</source>
            <translation>Diese Datei ist keine Sicherung von Tacit.</translation>
        </message>
        <message>
            <source>This file is not a backup that Tacit made: it is too large.</source>
            <translation>Diese Datei ist keine Sicherung von Tacit: Sie ist zu groß.</translation>
        </message>
        <message>
            <source>This file is not a whole backup that Tacit made. Try another; nothing was changed.</source>
            <translation>Diese Datei ist keine vollständige Sicherung von Tacit. Versuchen Sie eine andere; nichts wurde geändert.</translation>
        </message>
        <message>
            <source>This folder is copied about by a cloud program, which would ruin a shared store. Choose a folder on a network drive, or use Postgres.</source>
            <translation>Diesen Ordner kopiert ein Cloud-Programm hin und her; das würde einen gemeinsamen Speicher zerstören. Wählen Sie einen Ordner auf einem Netzlaufwerk, oder nehmen Sie Postgres.</translation>
        </message>
        <message>
            <source>This is not the shared store that this computer synced with before. Nothing was sent or taken; choose the right one, or join this one.</source>
            <translation>Das ist nicht der gemeinsame Speicher, mit dem dieser Rechner bisher abgeglichen hat. Es wurde nichts gesendet und nichts übernommen; wählen Sie den richtigen, oder treten Sie diesem bei.</translation>
        </message>
        <message>
            <source>This login needs a password. Nothing was changed yet.</source>
            <translation>Diese Anmeldung braucht ein Passwort. Es wurde noch nichts geändert.</translation>
        </message>
        <message>
            <source>This profile is in another shared store already. Leave that one first.</source>
            <translation>Dieses Profil ist schon mit einem anderen gemeinsamen Speicher verbunden. Verlassen Sie zuerst diesen.</translation>
        </message>
        <message>
            <source>This profile opens with its passphrase.</source>
            <translation>Dieses Profil öffnet sich mit seinem Passwortsatz.</translation>
        </message>
        <message>
            <source>This profile was made by a newer Tacit. Update Tacit on this computer to open it.</source>
            <translation>Dieses Profil stammt von einem neueren Tacit. Aktualisieren Sie Tacit auf diesem Rechner, um es zu öffnen.</translation>
        </message>
        <message>
            <source>This profile was made by a newer Tacit. Update Tacit on this computer to open it; nothing was changed.</source>
            <translation>Dieses Profil stammt von einem neueren Tacit. Aktualisieren Sie Tacit auf diesem Rechner, um es zu öffnen; nichts wurde geändert.</translation>
        </message>
        <message>
            <source>This promise is broken already. Open it again first.</source>
            <translation>Diese Zusage ist schon gebrochen. Öffnen Sie sie zuerst wieder.</translation>
        </message>
        <message>
            <source>This promise is kept already. Open it again first.</source>
            <translation>Diese Zusage ist schon gehalten. Öffnen Sie sie zuerst wieder.</translation>
        </message>
        <message>
            <source>This promise was dropped. Open it again first.</source>
            <translation>Diese Zusage wurde fallen gelassen. Öffnen Sie sie zuerst wieder.</translation>
        </message>
        <message>
            <source>This server is too old: a store needs Postgres 15 or later.</source>
            <translation>Dieser Server ist zu alt: Ein Speicher braucht Postgres 15 oder neuer.</translation>
        </message>
        <message>
            <source>This shared store keeps nothing that only you may see.</source>
            <translation>Dieser gemeinsame Speicher bewahrt nichts auf, was nur Sie sehen dürfen.</translation>
        </message>
        <message>
            <source>This store is of a newer Tacit. Update Tacit on this computer first.</source>
            <translation>Dieser Speicher ist von einem neueren Tacit. Bringen Sie zuerst Tacit auf diesem Rechner auf den neuen Stand.</translation>
        </message>
        <message>
            <source>This was changed elsewhere while you edited it. Nothing was overwritten; look at it again.</source>
            <translation>Das wurde anderswo geändert, während Sie es bearbeitet haben. Nichts wurde überschrieben; sehen Sie es noch einmal an.</translation>
        </message>
        <message>
            <source>This was read out of a capture. Edit the capture, or this note by itself.</source>
            <translation>Das wurde aus einer Notiz herausgelesen. Bearbeiten Sie jene Notiz oder diesen Teil für sich.</translation>
        </message>
        <message>
            <source>Time zone</source>
            <translation>Zeitzone</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Position</translation>
        </message>
        <message>
            <source>To</source>
            <translation>An</translation>
        </message>
        <message>
            <source>Topics</source>
            <translation>Themen</translation>
        </message>
        <message>
            <source>Trust each other</source>
            <translation>Vertrauen sich</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Typ</translation>
        </message>
        <message>
            <source>Unsure</source>
            <translation>Unsicher</translation>
        </message>
        <message>
            <source>Up to date</source>
            <translation>Auf dem neuesten Stand</translation>
        </message>
        <message>
            <source>Update Tacit</source>
            <translation>Tacit aktualisieren</translation>
        </message>
        <message>
            <source>User buyer</source>
            <translation>Anwender</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>Values that met in the store you left are not settled, and another store would not know of them. Settle them: join that store once more, or say “tacit conflicts” in the terminal. Nothing was joined.</source>
            <translation>Werte, die sich im verlassenen Speicher begegnet sind, sind nicht entschieden, und ein anderer Speicher wüsste nichts davon. Entscheiden Sie sie: Verbinden Sie sich noch einmal mit jenem Speicher, oder geben Sie im Terminal „tacit conflicts“ ein. Es wurde nichts verbunden.</translation>
        </message>
        <message>
            <source>Visit</source>
            <translation>Besuch</translation>
        </message>
        <message>
            <source>Visit: {0}</source>
            <translation>Besuch: {0}</translation>
        </message>
        <message>
            <source>Visits</source>
            <translation>Besuche</translation>
        </message>
        <message>
            <source>Waiting to be sent</source>
            <translation>Wartet auf das Senden</translation>
        </message>
        <message>
            <source>Wanted outcome</source>
            <translation>Gewünschtes Ergebnis</translation>
        </message>
        <message>
            <source>Warms to</source>
            <translation>Kommt gut an</translation>
        </message>
        <message>
            <source>Warms to: {0}</source>
            <translation>Kommt gut an: {0}</translation>
        </message>
        <message>
            <source>We owe</source>
            <translation>Von uns</translation>
        </message>
        <message>
            <source>We owe: {0}</source>
            <translation>Von uns zugesagt: {0}</translation>
        </message>
        <message>
            <source>We owe: {0}.</source>
            <translation>Von uns zugesagt: {0}.</translation>
        </message>
        <message>
            <source>Website</source>
            <translation>Website</translation>
        </message>
        <message>
            <source>Websites</source>
            <translation>Websites</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <source>What do the columns mean?</source>
            <translation>Was bedeuten die Spalten?</translation>
        </message>
        <message>
            <source>What do they want to be better at next year?</source>
            <translation>Worin will der Kunde nächstes Jahr besser werden?</translation>
        </message>
        <message>
            <source>What do we know?</source>
            <translation>Was wissen wir?</translation>
        </message>
        <message>
            <source>What do we need to do next?</source>
            <translation>Was ist als Nächstes zu tun?</translation>
        </message>
        <message>
            <source>What goes wrong most often, and what does it cost?</source>
            <translation>Was geht am häufigsten schief, und was kostet es?</translation>
        </message>
        <message>
            <source>What has happened?</source>
            <translation>Was ist geschehen?</translation>
        </message>
        <message>
            <source>What is their part in the company?</source>
            <translation>Welche Aufgabe hat die Person im Unternehmen?</translation>
        </message>
        <message>
            <source>What puts them off?</source>
            <translation>Was stört die Person?</translation>
        </message>
        <message>
            <source>What wins them over, what puts them off?</source>
            <translation>Was kommt an, was stört?</translation>
        </message>
        <message>
            <source>What wins them over?</source>
            <translation>Was kommt bei der Person gut an?</translation>
        </message>
        <message>
            <source>When does their fiscal year begin?</source>
            <translation>Wann beginnt das Geschäftsjahr?</translation>
        </message>
        <message>
            <source>Which of us</source>
            <translation>Wer von uns</translation>
        </message>
        <message>
            <source>Which one?</source>
            <translation>Was ist gemeint?</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Wer</translation>
        </message>
        <message>
            <source>Who are you there?</source>
            <translation>Wer sind Sie dort?</translation>
        </message>
        <message>
            <source>Who decides, and who signs above which sum?</source>
            <translation>Wer entscheidet, und wer unterschreibt ab welcher Summe?</translation>
        </message>
        <message>
            <source>Who else gets their time and money?</source>
            <translation>Wer bekommt sonst Zeit und Geld des Kunden?</translation>
        </message>
        <message>
            <source>Who is there to talk to?</source>
            <translation>Mit wem kann man dort reden?</translation>
        </message>
        <message>
            <source>Who may see it</source>
            <translation>Wer es sehen darf</translation>
        </message>
        <message>
            <source>Who may see it is “me”, “everyone” or a team.</source>
            <translation>Wer es sehen darf, ist „me“, „everyone“ oder ein Team.</translation>
        </message>
        <message>
            <source>Who may see “{0}” is for its author or a manager to say. Nothing was changed.</source>
            <translation>Wer „{0}“ sehen darf, bestimmt der Verfasser oder ein Manager. Nichts wurde geändert.</translation>
        </message>
        <message>
            <source>Who of us knows them, or could be introduced?</source>
            <translation>Wer von uns kennt die Person oder könnte vorgestellt werden?</translation>
        </message>
        <message>
            <source>Who owes</source>
            <translation>Zugesagt</translation>
        </message>
        <message>
            <source>Who owes is “us” or “them”.</source>
            <translation>Wer schuldet, ist „us“ oder „them“.</translation>
        </message>
        <message>
            <source>Who said it</source>
            <translation>Wer es gesagt hat</translation>
        </message>
        <message>
            <source>Who you are is said when joining, and this computer has joined.</source>
            <translation>Wer Sie sind, wird beim Verbinden gesagt, und dieser Computer ist schon verbunden.</translation>
        </message>
        <message>
            <source>Wish</source>
            <translation>Wunsch</translation>
        </message>
        <message>
            <source>With this sslmode somebody in between could read and change everything, also the password. If you mean it, confirm it; otherwise leave sslmode out.</source>
            <translation>Mit diesem sslmode könnte jemand dazwischen alles lesen und ändern, auch das Passwort. Wenn Sie das so wollen, bestätigen Sie es; sonst lassen Sie sslmode weg.</translation>
        </message>
        <message>
            <source>Won</source>
            <translation>Gewonnen</translation>
        </message>
        <message>
            <source>Working offline</source>
            <translation>Sie arbeiten offline</translation>
        </message>
        <message>
            <source>Written by</source>
            <translation>Geschrieben von</translation>
        </message>
        <message>
            <source>Yearly revenue</source>
            <translation>Jahresumsatz</translation>
        </message>
        <message>
            <source>You</source>
            <translation>Nur Sie</translation>
        </message>
        <message>
            <source>You are not among those who were to see it, so the store did not take it.</source>
            <translation>Sie gehören nicht zu denen, die es sehen sollten; deshalb hat der Speicher es nicht angenommen.</translation>
        </message>
        <message>
            <source>You are not in that team, so you cannot share with it alone. Nothing was changed.</source>
            <translation>Sie sind nicht in diesem Team und können deshalb nicht nur mit ihm teilen. Nichts wurde geändert.</translation>
        </message>
        <message>
            <source>You are not in {0}, so the shared store would not take what you write for it. You are in no team.</source>
            <translation>Sie sind nicht in {0}, deshalb würde der gemeinsame Speicher nicht annehmen, was Sie dafür schreiben. Sie sind in keinem Team.</translation>
        </message>
        <message>
            <source>You are not in {0}, so the shared store would not take what you write for it. You are in: {1}.</source>
            <translation>Sie sind nicht in {0}, deshalb würde der gemeinsame Speicher nicht annehmen, was Sie dafür schreiben. Sie sind in: {1}.</translation>
        </message>
        <message>
            <source>You cannot remove yourself; another administrator can.</source>
            <translation>Sich selbst können Sie nicht entfernen; ein anderer Administrator kann es.</translation>
        </message>
        <message>
            <source>You may not see this record any more; your change was kept here.</source>
            <translation>Sie dürfen diesen Eintrag nicht mehr sehen; Ihre Änderung wurde hier aufgehoben.</translation>
        </message>
        <message>
            <source>You wrote this after changing who may see the record, which was not taken; so it stays with you.</source>
            <translation>Das schrieben Sie, nachdem Sie geändert hatten, wer den Eintrag sehen darf, was nicht angenommen wurde; darum bleibt es bei Ihnen.</translation>
        </message>
        <message>
            <source>a PDF</source>
            <translation>ein PDF</translation>
        </message>
        <message>
            <source>a change</source>
            <translation>Änderung</translation>
        </message>
        <message>
            <source>a cloud program copies this folder about, which ruins a shared store</source>
            <translation>ein Cloud-Programm kopiert diesen Ordner umher, was einen gemeinsamen Speicher zerstört</translation>
        </message>
        <message>
            <source>a database</source>
            <translation>eine Datenbank</translation>
        </message>
        <message>
            <source>a group without a name</source>
            <translation>eine Gruppe ohne Namen</translation>
        </message>
        <message>
            <source>a kind of record that this version of Tacit does not know</source>
            <translation>eine Art von Eintrag, die dieses Tacit nicht kennt</translation>
        </message>
        <message>
            <source>a member of the group is not in the file</source>
            <translation>ein Mitglied der Gruppe steht nicht in der Datei</translation>
        </message>
        <message>
            <source>a newer version of this note is here already</source>
            <translation>eine neuere Fassung dieser Notiz ist schon da</translation>
        </message>
        <message>
            <source>a packed file (7z)</source>
            <translation>eine gepackte Datei (7z)</translation>
        </message>
        <message>
            <source>a packed file (gzip)</source>
            <translation>eine gepackte Datei (gzip)</translation>
        </message>
        <message>
            <source>a packed file (rar)</source>
            <translation>eine gepackte Datei (rar)</translation>
        </message>
        <message>
            <source>a packed file (zip)</source>
            <translation>eine gepackte Datei (zip)</translation>
        </message>
        <message>
            <source>a packed file (zip, or a spreadsheet such as .xlsx)</source>
            <translation>eine gepackte Datei (zip oder eine Tabelle wie .xlsx)</translation>
        </message>
        <message>
            <source>a picture</source>
            <translation>ein Bild</translation>
        </message>
        <message>
            <source>a picture in the text is larger than 25 MB and was left out</source>
            <translation>ein Bild im Text ist größer als 25 MB und wurde ausgelassen</translation>
        </message>
        <message>
            <source>a program</source>
            <translation>ein Programm</translation>
        </message>
        <message>
            <source>a quotation mark is not closed; the line was read as it stands</source>
            <translation>ein Anführungszeichen wird nicht geschlossen; die Zeile wurde gelesen, wie sie dasteht</translation>
        </message>
        <message>
            <source>a record without an id</source>
            <translation>ein Eintrag ohne Kennung</translation>
        </message>
        <message>
            <source>a word like “{0}…”</source>
            <translation>ein Wort wie „{0}…“</translation>
        </message>
        <message>
            <source>a year ago</source>
            <translation>vor einem Jahr</translation>
        </message>
        <message>
            <source>adding</source>
            <translation>Anlegen</translation>
        </message>
        <message>
            <source>alone know it</source>
            <translation>kennen ihn</translation>
        </message>
        <message>
            <source>alone know them</source>
            <translation>kennen sie</translation>
        </message>
        <message>
            <source>an import</source>
            <translation>Import</translation>
        </message>
        <message>
            <source>an old Office document</source>
            <translation>ein altes Office-Dokument</translation>
        </message>
        <message>
            <source>attaching</source>
            <translation>Anhängen</translation>
        </message>
        <message>
            <source>attachment {0}</source>
            <translation>Anhang {0}</translation>
        </message>
        <message>
            <source>attachments</source>
            <translation>Anhänge</translation>
        </message>
        <message>
            <source>backups</source>
            <translation>Sicherungen</translation>
        </message>
        <message>
            <source>before today</source>
            <translation>vor heute</translation>
        </message>
        <message>
            <source>broken</source>
            <translation>gebrochen</translation>
        </message>
        <message>
            <source>buying influence</source>
            <translation>Kaufeinfluss</translation>
        </message>
        <message>
            <source>by</source>
            <translation>von</translation>
        </message>
        <message>
            <source>capture</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>card {0}</source>
            <translation>Karte {0}</translation>
        </message>
        <message>
            <source>clock</source>
            <translation>Uhr</translation>
        </message>
        <message>
            <source>colleague knows it</source>
            <translation>von uns kennt ihn</translation>
        </message>
        <message>
            <source>colleague knows them</source>
            <translation>von uns kennt sie</translation>
        </message>
        <message>
            <source>colleagues know it</source>
            <translation>von uns kennen ihn</translation>
        </message>
        <message>
            <source>colleagues know them</source>
            <translation>von uns kennen sie</translation>
        </message>
        <message>
            <source>confirming</source>
            <translation>Bestätigen</translation>
        </message>
        <message>
            <source>customer</source>
            <translation>Kunde</translation>
        </message>
        <message>
            <source>date</source>
            <translation>Datum</translation>
        </message>
        <message>
            <source>deleting</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>discarding</source>
            <translation>Verwerfen</translation>
        </message>
        <message>
            <source>disk</source>
            <translation>Festplatte</translation>
        </message>
        <message>
            <source>dismissing</source>
            <translation>Verwerfen</translation>
        </message>
        <message>
            <source>due</source>
            <translation>fällig</translation>
        </message>
        <message>
            <source>due {0}</source>
            <translation>fällig {0}</translation>
        </message>
        <message>
            <source>editing a capture</source>
            <translation>Änderung einer Notiz</translation>
        </message>
        <message>
            <source>encrypted with a passphrase</source>
            <translation>mit einem Passwortsatz verschlüsselt</translation>
        </message>
        <message>
            <source>encryption</source>
            <translation>Verschlüsselung</translation>
        </message>
        <message>
            <source>file</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>for everyone, where their author has not chosen others</source>
            <translation>für alle, wo ihr Verfasser nichts anderes gewählt hat</translation>
        </message>
        <message>
            <source>for me only</source>
            <translation>nur für mich</translation>
        </message>
        <message>
            <source>for their author alone, where they have not chosen others</source>
            <translation>nur für ihren Verfasser, wo er nichts anderes gewählt hat</translation>
        </message>
        <message>
            <source>for their author’s own team, where they have not chosen others</source>
            <translation>für das eigene Team ihres Verfassers, wo er nichts anderes gewählt hat</translation>
        </message>
        <message>
            <source>fresh: its day of review is to come</source>
            <translation>frisch: der Tag der Prüfung kommt noch</translation>
        </message>
        <message>
            <source>heard by you</source>
            <translation>von Ihnen gehört</translation>
        </message>
        <message>
            <source>heard by {0}</source>
            <translation>von {0} gehört</translation>
        </message>
        <message>
            <source>held by the program alone: whoever opens the file can read all of it</source>
            <translation>nur vom Programm eingehalten: Wer die Datei öffnet, kann alles darin lesen</translation>
        </message>
        <message>
            <source>hidden</source>
            <translation>verborgen</translation>
        </message>
        <message>
            <source>how far an opportunity is</source>
            <translation>wie weit eine Chance ist</translation>
        </message>
        <message>
            <source>how it stands: open, overdue, stale, mine</source>
            <translation>wie es steht: offen, überfällig, veraltet, meine</translation>
        </message>
        <message>
            <source>index</source>
            <translation>Suchindex</translation>
        </message>
        <message>
            <source>inferred by you</source>
            <translation>von Ihnen erschlossen</translation>
        </message>
        <message>
            <source>inferred by {0}</source>
            <translation>von {0} erschlossen</translation>
        </message>
        <message>
            <source>is</source>
            <translation>ist</translation>
        </message>
        <message>
            <source>is filled with the first search</source>
            <translation>wird mit der ersten Suche gefüllt</translation>
        </message>
        <message>
            <source>it is in the trash; restore it there if it is wanted</source>
            <translation>liegt im Papierkorb; stellen Sie es dort wieder her, wenn es gebraucht wird</translation>
        </message>
        <message>
            <source>it is larger than 25 MB</source>
            <translation>größer als 25 MB</translation>
        </message>
        <message>
            <source>its coding is damaged</source>
            <translation>die Kodierung ist beschädigt</translation>
        </message>
        <message>
            <source>its id belongs to another kind of record here</source>
            <translation>seine Kennung gehört hier zu einer anderen Art von Eintrag</translation>
        </message>
        <message>
            <source>keeping as a note</source>
            <translation>als Notiz behalten</translation>
        </message>
        <message>
            <source>kept</source>
            <translation>gehalten</translation>
        </message>
        <message>
            <source>kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>marks for programs only, left out: {0}</source>
            <translation>Angaben nur für Programme, ausgelassen: {0}</translation>
        </message>
        <message>
            <source>me</source>
            <translation>ich</translation>
        </message>
        <message>
            <source>merging</source>
            <translation>Zusammenführen</translation>
        </message>
        <message>
            <source>message {0}</source>
            <translation>Nachricht {0}</translation>
        </message>
        <message>
            <source>mine: written by me, or mine to do</source>
            <translation>meine: von mir notiert oder von mir zu tun</translation>
        </message>
        <message>
            <source>more than {0} columns; the rest was left out</source>
            <translation>mehr als {0} Spalten; der Rest blieb weg</translation>
        </message>
        <message>
            <source>moving a search</source>
            <translation>Verschieben einer Suche</translation>
        </message>
        <message>
            <source>new notes</source>
            <translation>neue Notizen</translation>
        </message>
        <message>
            <source>new, to confirm</source>
            <translation>neu, zu bestätigen</translation>
        </message>
        <message>
            <source>next visit today {0}</source>
            <translation>nächster Besuch heute {0}</translation>
        </message>
        <message>
            <source>next visit {0}</source>
            <translation>nächster Besuch {0}</translation>
        </message>
        <message>
            <source>no</source>
            <translation>nein</translation>
        </message>
        <message>
            <source>no date</source>
            <translation>ohne Datum</translation>
        </message>
        <message>
            <source>no name of a colleague in it</source>
            <translation>kein Name eines Kollegen darin</translation>
        </message>
        <message>
            <source>no name of a customer in it</source>
            <translation>kein Name eines Kunden darin</translation>
        </message>
        <message>
            <source>no name or e-mail address of a person in it</source>
            <translation>kein Name und keine E-Mail-Adresse einer Person darin</translation>
        </message>
        <message>
            <source>no name or e-mail address of a person in it; it came in as a customer</source>
            <translation>kein Name und keine E-Mail-Adresse einer Person darin; als Kunde importiert</translation>
        </message>
        <message>
            <source>no notes yet</source>
            <translation>noch keine Notizen</translation>
        </message>
        <message>
            <source>no promise settled yet</source>
            <translation>noch keine Zusage erledigt</translation>
        </message>
        <message>
            <source>no text in it</source>
            <translation>kein Text darin</translation>
        </message>
        <message>
            <source>none yet</source>
            <translation>noch keine</translation>
        </message>
        <message>
            <source>none yet; the window makes one a day, “tacit backup FILE” one at any time</source>
            <translation>noch keine; das Fenster legt täglich eine an, „tacit backup DATEI“ jederzeit</translation>
        </message>
        <message>
            <source>not encrypted: whoever can open the folder can read it</source>
            <translation>nicht verschlüsselt: Wer den Ordner öffnen kann, kann sie lesen</translation>
        </message>
        <message>
            <source>not older than a day</source>
            <translation>nicht älter als ein Tag</translation>
        </message>
        <message>
            <source>not younger than a day</source>
            <translation>nicht jünger als ein Tag</translation>
        </message>
        <message>
            <source>note {0}</source>
            <translation>Notiz {0}</translation>
        </message>
        <message>
            <source>nothing waits to be sent</source>
            <translation>nichts wartet aufs Senden</translation>
        </message>
        <message>
            <source>of notes still fresh</source>
            <translation>der Notizen noch frisch</translation>
        </message>
        <message>
            <source>one kind of record</source>
            <translation>eine Art von Eintrag</translation>
        </message>
        <message>
            <source>one month ago</source>
            <translation>vor einem Monat</translation>
        </message>
        <message>
            <source>one of us</source>
            <translation>von uns</translation>
        </message>
        <message>
            <source>one week ago</source>
            <translation>vor einer Woche</translation>
        </message>
        <message>
            <source>open</source>
            <translation>offen</translation>
        </message>
        <message>
            <source>overdue</source>
            <translation>überfällig</translation>
        </message>
        <message>
            <source>owed by us</source>
            <translation>von uns zugesagt</translation>
        </message>
        <message>
            <source>owed to us</source>
            <translation>uns zugesagt</translation>
        </message>
        <message>
            <source>owed to us by {0}</source>
            <translation>uns zugesagt von {0}</translation>
        </message>
        <message>
            <source>owed to {0}</source>
            <translation>{0} zugesagt</translation>
        </message>
        <message>
            <source>people</source>
            <translation>Personen</translation>
        </message>
        <message>
            <source>people known</source>
            <translation>Personen bekannt</translation>
        </message>
        <message>
            <source>person</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>person known</source>
            <translation>Person bekannt</translation>
        </message>
        <message>
            <source>place</source>
            <translation>Ort</translation>
        </message>
        <message>
            <source>point of contact {0}</source>
            <translation>Ansprechpartner {0}</translation>
        </message>
        <message>
            <source>profile.json cannot be read. Restore the profile from a backup with “tacit restore”.</source>
            <translation>profile.json lässt sich nicht lesen. Stellen Sie das Profil mit „tacit restore“ aus einer Sicherung wieder her.</translation>
        </message>
        <message>
            <source>profile.json is damaged. Restore the profile from a backup with “tacit restore”.</source>
            <translation>profile.json ist beschädigt. Stellen Sie das Profil mit „tacit restore“ aus einer Sicherung wieder her.</translation>
        </message>
        <message>
            <source>profile.json is not what Tacit wrote. Restore the profile from a backup with “tacit restore”.</source>
            <translation>profile.json stammt nicht von Tacit. Stellen Sie das Profil mit „tacit restore“ aus einer Sicherung wieder her.</translation>
        </message>
        <message>
            <source>promise broken</source>
            <translation>Zusage gebrochen</translation>
        </message>
        <message>
            <source>promise dropped</source>
            <translation>Zusage fallen gelassen</translation>
        </message>
        <message>
            <source>promise kept</source>
            <translation>Zusage gehalten</translation>
        </message>
        <message>
            <source>promise moved</source>
            <translation>Zusage verschoben</translation>
        </message>
        <message>
            <source>promise open again</source>
            <translation>Zusage wieder offen</translation>
        </message>
        <message>
            <source>promises kept, {0} %</source>
            <translation>Zusagen gehalten, {0} %</translation>
        </message>
        <message>
            <source>record {0}</source>
            <translation>Eintrag {0}</translation>
        </message>
        <message>
            <source>removing a search</source>
            <translation>Entfernen einer Suche</translation>
        </message>
        <message>
            <source>renaming a search</source>
            <translation>Umbenennen einer Suche</translation>
        </message>
        <message>
            <source>restoring</source>
            <translation>Wiederherstellen</translation>
        </message>
        <message>
            <source>row 1</source>
            <translation>Zeile 1</translation>
        </message>
        <message>
            <source>row {0}</source>
            <translation>Zeile {0}</translation>
        </message>
        <message>
            <source>saving a search</source>
            <translation>Merken einer Suche</translation>
        </message>
        <message>
            <source>schema</source>
            <translation>Schema</translation>
        </message>
        <message>
            <source>seen by you</source>
            <translation>von Ihnen gesehen</translation>
        </message>
        <message>
            <source>seen by {0}</source>
            <translation>von {0} gesehen</translation>
        </message>
        <message>
            <source>settling a conflict</source>
            <translation>Konflikt klären</translation>
        </message>
        <message>
            <source>shared backups</source>
            <translation>gemeinsame Sicherungen</translation>
        </message>
        <message>
            <source>shared store</source>
            <translation>gemeinsamer Speicher</translation>
        </message>
        <message>
            <source>shared with others</source>
            <translation>mit anderen geteilt</translation>
        </message>
        <message>
            <source>since {0}</source>
            <translation>seit {0}</translation>
        </message>
        <message>
            <source>sslmode in the address is none that Postgres knows.</source>
            <translation>Postgres kennt das sslmode in der Adresse nicht.</translation>
        </message>
        <message>
            <source>stale</source>
            <translation>veraltet</translation>
        </message>
        <message>
            <source>stale: its day of review has passed</source>
            <translation>veraltet: der Tag der Prüfung ist vorbei</translation>
        </message>
        <message>
            <source>store</source>
            <translation>Speicher</translation>
        </message>
        <message>
            <source>tag</source>
            <translation>Schlagwort</translation>
        </message>
        <message>
            <source>tagging</source>
            <translation>Verschlagworten</translation>
        </message>
        <message>
            <source>the card breaks off before its end; what could be read was brought in</source>
            <translation>die Karte bricht vor ihrem Ende ab; das Lesbare ist importiert</translation>
        </message>
        <message>
            <source>the card has no name, number or address</source>
            <translation>die Karte hat weder Namen noch Nummer noch Adresse</translation>
        </message>
        <message>
            <source>the content of attachments is not in a CSV; the JSON export has it</source>
            <translation>der Inhalt von Anhängen steht nicht in einer CSV-Datei; der JSON-Export hat ihn</translation>
        </message>
        <message>
            <source>the drive's is that of this computer</source>
            <translation>die des Laufwerks geht wie die dieses Computers</translation>
        </message>
        <message>
            <source>the drive's, which all go by, is {0} min ahead of this computer's: see which is wrong</source>
            <translation>die des Laufwerks, nach der sich alle richten, geht gegenüber der dieses Computers {0} min vor: sehen Sie nach, welche falsch geht</translation>
        </message>
        <message>
            <source>the drive's, which all go by, is {0} min behind this computer's: see which is wrong</source>
            <translation>die des Laufwerks, nach der sich alle richten, geht gegenüber der dieses Computers {0} min nach: sehen Sie nach, welche falsch geht</translation>
        </message>
        <message>
            <source>the file breaks off before its end; what was read came in</source>
            <translation>die Datei bricht vor ihrem Ende ab; das Gelesene ist importiert</translation>
        </message>
        <message>
            <source>the file has no text</source>
            <translation>die Datei hat keinen Text</translation>
        </message>
        <message>
            <source>the file is damaged{0}: the note could not be read</source>
            <translation>die Datei ist beschädigt{0}: die Notiz ließ sich nicht lesen</translation>
        </message>
        <message>
            <source>the file is damaged{0}: the text came in, enclosures after it did not</source>
            <translation>die Datei ist beschädigt{0}: der Text ist importiert, spätere Anlagen nicht</translation>
        </message>
        <message>
            <source>the file is damaged{0}; reading went on at the next note</source>
            <translation>die Datei ist beschädigt{0}; gelesen wurde ab der nächsten Notiz</translation>
        </message>
        <message>
            <source>the line is too long; the end of it was left out</source>
            <translation>die Zeile ist zu lang; ihr Ende blieb weg</translation>
        </message>
        <message>
            <source>the message has no text</source>
            <translation>die Nachricht hat keinen Text</translation>
        </message>
        <message>
            <source>the message is damaged and could not be read</source>
            <translation>die Nachricht ist beschädigt und ließ sich nicht lesen</translation>
        </message>
        <message>
            <source>the message is larger than 60 MB and was left out</source>
            <translation>die Nachricht ist größer als 60 MB und wurde ausgelassen</translation>
        </message>
        <message>
            <source>the note is empty</source>
            <translation>die Notiz ist leer</translation>
        </message>
        <message>
            <source>the part somebody plays in a purchase</source>
            <translation>welche Rolle jemand beim Kauf spielt</translation>
        </message>
        <message>
            <source>the phrase “{0}”</source>
            <translation>die Wortfolge „{0}“</translation>
        </message>
        <message>
            <source>the same as note {0}, brought in once</source>
            <translation>wie Notiz {0}, einmal importiert</translation>
        </message>
        <message>
            <source>the same as row {0}, brought in once</source>
            <translation>wie Zeile {0}, einmal importiert</translation>
        </message>
        <message>
            <source>the {0} was left out: {1}</source>
            <translation>{0} ausgelassen: {1}</translation>
        </message>
        <message>
            <source>this is not a record of a kind that Tacit knows</source>
            <translation>das ist kein Eintrag einer Art, die Tacit kennt</translation>
        </message>
        <message>
            <source>this record has no id</source>
            <translation>dieser Eintrag hat keine Kennung</translation>
        </message>
        <message>
            <source>three months ago</source>
            <translation>vor drei Monaten</translation>
        </message>
        <message>
            <source>today</source>
            <translation>heute</translation>
        </message>
        <message>
            <source>told you</source>
            <translation>zu Ihnen gesagt</translation>
        </message>
        <message>
            <source>told {0}</source>
            <translation>zu {0} gesagt</translation>
        </message>
        <message>
            <source>topic</source>
            <translation>Thema</translation>
        </message>
        <message>
            <source>two weeks ago</source>
            <translation>vor zwei Wochen</translation>
        </message>
        <message>
            <source>until Friday</source>
            <translation>bis Freitag</translation>
        </message>
        <message>
            <source>visibility</source>
            <translation>Sichtbarkeit</translation>
        </message>
        <message>
            <source>visit today {0}</source>
            <translation>Besuch heute {0}</translation>
        </message>
        <message>
            <source>visit {0}</source>
            <translation>Besuch {0}</translation>
        </message>
        <message>
            <source>wanted: {0}</source>
            <translation>gewünscht: {0}</translation>
        </message>
        <message>
            <source>was rebuilt from the store</source>
            <translation>wurde aus dem Speicher neu aufgebaut</translation>
        </message>
        <message>
            <source>what a note is about</source>
            <translation>worum es in einer Notiz geht</translation>
        </message>
        <message>
            <source>what belongs to a customer</source>
            <translation>was zu einem Kunden gehört</translation>
        </message>
        <message>
            <source>what belongs to an opportunity</source>
            <translation>was zu einer Chance gehört</translation>
        </message>
        <message>
            <source>what carries a tag</source>
            <translation>was ein Schlagwort trägt</translation>
        </message>
        <message>
            <source>what is about a person</source>
            <translation>was eine Person betrifft</translation>
        </message>
        <message>
            <source>what is like “{0}”</source>
            <translation>was „{0}“ ähnelt</translation>
        </message>
        <message>
            <source>what one of us has to do with</source>
            <translation>womit jemand von uns zu tun hat</translation>
        </message>
        <message>
            <source>when a promise is due</source>
            <translation>wann eine Zusage fällig ist</translation>
        </message>
        <message>
            <source>who may see it</source>
            <translation>wer es sehen darf</translation>
        </message>
        <message>
            <source>who owes</source>
            <translation>wer schuldet</translation>
        </message>
        <message>
            <source>who owes a promise: us or them</source>
            <translation>wer eine Zusage schuldet: wir oder die anderen</translation>
        </message>
        <message>
            <source>who wrote it</source>
            <translation>wer es geschrieben hat</translation>
        </message>
        <message>
            <source>whole</source>
            <translation>heil</translation>
        </message>
        <message>
            <source>whole, and readable with this key</source>
            <translation>vollständig und mit diesem Schlüssel lesbar</translation>
        </message>
        <message>
            <source>within a month</source>
            <translation>binnen eines Monats</translation>
        </message>
        <message>
            <source>within a week</source>
            <translation>binnen einer Woche</translation>
        </message>
        <message>
            <source>without a date, open</source>
            <translation>ohne Datum, offen</translation>
        </message>
        <message>
            <source>without {0}</source>
            <translation>ohne {0}</translation>
        </message>
        <message>
            <source>written by you</source>
            <translation>von Ihnen notiert</translation>
        </message>
        <message>
            <source>written by {0}</source>
            <translation>von {0} notiert</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message>
            <source>you</source>
            <translation>Sie</translation>
        </message>
        <message>
            <source>you cannot write there, which would tell the drive's</source>
            <translation>Sie können dort nicht schreiben, woran sich die des Laufwerks zeigte</translation>
        </message>
        <message>
            <source>{0} MB free</source>
            <translation>{0} MB frei</translation>
        </message>
        <message>
            <source>{0} active</source>
            <translation>{0} aktiv</translation>
        </message>
        <message>
            <source>{0} and me</source>
            <translation>{0} und ich</translation>
        </message>
        <message>
            <source>{0} and {1}</source>
            <translation>{0} und {1}</translation>
        </message>
        <message>
            <source>{0} bears a day still to come: some clock was wrong. It is used last; delete it if there are others</source>
            <translation>{0} trägt einen Tag, der erst kommt: Irgendeine Uhr ging falsch. Sie wird als letzte benutzt; löschen Sie sie, wenn es andere gibt</translation>
        </message>
        <message>
            <source>{0} cannot be reached. See that the address is right and the network there. Nothing was changed.</source>
            <translation>{0} ist nicht erreichbar. Prüfen Sie die Adresse und das Netz. Es wurde nichts geändert.</translation>
        </message>
        <message>
            <source>{0} change refused</source>
            <translation>{0} Änderung nicht angenommen</translation>
        </message>
        <message>
            <source>{0} changes refused</source>
            <translation>{0} Änderungen nicht angenommen</translation>
        </message>
        <message>
            <source>{0} conflict to settle</source>
            <translation>{0} Konflikt zu klären</translation>
        </message>
        <message>
            <source>{0} conflicts to settle</source>
            <translation>{0} Konflikte zu klären</translation>
        </message>
        <message>
            <source>{0} could not be opened. Nothing was changed. Check that the file is there.</source>
            <translation>{0} ließ sich nicht öffnen. Nichts wurde geändert. Prüfen Sie, ob die Datei da ist.</translation>
        </message>
        <message>
            <source>{0} dates such as 3/4/2024 could be read two ways and were kept as text; say which comes first, day or month, and import again</source>
            <translation>{0} Daten wie 3/4/2024 sind auf zwei Arten lesbar und blieben Text; sagen Sie, was zuerst kommt, Tag oder Monat, und importieren Sie noch einmal</translation>
        </message>
        <message>
            <source>{0} defines entities of its own, which no Evernote export does and which can be used for an attack. It was not read; nothing was changed.</source>
            <translation>{0} definiert eigene Entitäten; das tut kein Evernote-Export und kann einem Angriff dienen. Die Datei wurde nicht gelesen; nichts wurde geändert.</translation>
        </message>
        <message>
            <source>{0} due today</source>
            <translation>{0} heute fällig</translation>
        </message>
        <message>
            <source>{0} encrypted part(s) left out: Evernote's passphrase is needed to read them</source>
            <translation>{0} verschlüsselte Teile ausgelassen: Zum Lesen wird das Kennwort von Evernote gebraucht</translation>
        </message>
        <message>
            <source>{0} fault. Restore the newest backup with “tacit restore”; copy this profile first.</source>
            <translation>{0} Fehler. Stellen Sie die neueste Sicherung mit „tacit restore“ wieder her; kopieren Sie vorher dieses Profil.</translation>
        </message>
        <message>
            <source>{0} fault: “tacit store rebuild”</source>
            <translation>{0} Fehler: „tacit store rebuild“</translation>
        </message>
        <message>
            <source>{0} faults. Restore the newest backup with “tacit restore”; copy this profile first.</source>
            <translation>{0} Fehler. Stellen Sie mit „tacit restore“ die neueste Sicherung wieder her; kopieren Sie vorher dieses Profil.</translation>
        </message>
        <message>
            <source>{0} faults: “tacit store rebuild”</source>
            <translation>{0} Fehler: „tacit store rebuild“</translation>
        </message>
        <message>
            <source>{0} from {1} on</source>
            <translation>{0} ab {1}</translation>
        </message>
        <message>
            <source>{0} from {1} to {2}</source>
            <translation>{0} von {1} bis {2}</translation>
        </message>
        <message>
            <source>{0} has no rows: there was nothing to bring in.</source>
            <translation>{0} hat keine Zeilen: Es gab nichts zu importieren.</translation>
        </message>
        <message>
            <source>{0} holds no mail. Nothing was changed.</source>
            <translation>{0} enthält keine E-Mails. Nichts wurde geändert.</translation>
        </message>
        <message>
            <source>{0} holds no notes. Nothing was changed.</source>
            <translation>{0} enthält keine Notizen. Nichts wurde geändert.</translation>
        </message>
        <message>
            <source>{0} holds no vCard (no line BEGIN:VCARD). Nothing was changed.</source>
            <translation>{0} enthält keine vCard (keine Zeile BEGIN:VCARD). Nichts wurde geändert.</translation>
        </message>
        <message>
            <source>{0} is a Tacit export without records. Nothing was changed.</source>
            <translation>{0} ist ein Tacit-Export ohne Einträge. Nichts wurde geändert.</translation>
        </message>
        <message>
            <source>{0} is a file; this export needs a folder. Nothing was changed.</source>
            <translation>{0} ist eine Datei; dieser Export braucht einen Ordner. Nichts wurde geändert.</translation>
        </message>
        <message>
            <source>{0} is a folder. Choose the file of the shared store in it.</source>
            <translation>{0} ist ein Ordner. Wählen Sie darin die Datei des gemeinsamen Speichers.</translation>
        </message>
        <message>
            <source>{0} is a page that Tacit exported to be read. Nothing was changed. To bring the records back, import the JSON export.</source>
            <translation>{0} ist eine Seite, die Tacit zum Lesen exportiert hat. Nichts wurde geändert. Importieren Sie den JSON-Export, um die Einträge zurückzuholen.</translation>
        </message>
        <message>
            <source>{0} is damaged: it is not whole JSON. Nothing was changed.</source>
            <translation>{0} ist beschädigt: Das JSON ist nicht vollständig. Nichts wurde geändert.</translation>
        </message>
        <message>
            <source>{0} is empty: there was nothing to bring in.</source>
            <translation>{0} ist leer: Es gab nichts zu importieren.</translation>
        </message>
        <message>
            <source>{0} is in no format that Tacit reads (vCard, CSV, ENEX, Markdown, mail, a Tacit export). Nothing was changed.</source>
            <translation>{0} hat kein Format, das Tacit liest (vCard, CSV, ENEX, Markdown, E-Mail, Tacit-Export). Nichts wurde geändert.</translation>
        </message>
        <message>
            <source>{0} is larger than 8 MB, too much for one note. Nothing was changed. Split it up.</source>
            <translation>{0} ist größer als 8 MB, zu viel für eine Notiz. Nichts wurde geändert. Teilen Sie die Datei auf.</translation>
        </message>
        <message>
            <source>{0} is not a Tacit export. Nothing was changed.</source>
            <translation>{0} ist kein Tacit-Export. Nichts wurde geändert.</translation>
        </message>
        <message>
            <source>{0} is not a shared store of Tacit. Nothing was changed.</source>
            <translation>{0} ist kein gemeinsamer Speicher von Tacit. Es wurde nichts geändert.</translation>
        </message>
        <message>
            <source>{0} is not a text file. Nothing was changed. Choose a CSV, vCard or ENEX file.</source>
            <translation>{0} ist keine Textdatei. Nichts wurde geändert. Wählen Sie eine CSV-, vCard- oder ENEX-Datei.</translation>
        </message>
        <message>
            <source>{0} is {1}, which Tacit does not read. Nothing was changed. Save or export it as CSV, vCard or ENEX first.</source>
            <translation>{0} ist {1}; das liest Tacit nicht. Nichts wurde geändert. Speichern Sie es zuerst als CSV, vCard oder ENEX.</translation>
        </message>
        <message>
            <source>{0} lines stand outside any card and were left out</source>
            <translation>{0} Zeilen stehen außerhalb jeder Karte und wurden ausgelassen</translation>
        </message>
        <message>
            <source>{0} more places were left out for such reasons</source>
            <translation>{0} weitere Stellen wurden aus solchen Gründen ausgelassen</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>{0} von {1}</translation>
        </message>
        <message>
            <source>{0} of {1} have no content here. A backup may have it.</source>
            <translation>{0} von {1} haben hier keinen Inhalt. Vielleicht ist er in einer Sicherung.</translation>
        </message>
        <message>
            <source>{0} on {1}</source>
            <translation>{0} am {1}</translation>
        </message>
        <message>
            <source>{0} or {1}</source>
            <translation>{0} oder {1}</translation>
        </message>
        <message>
            <source>{0} overdue</source>
            <translation>{0} überfällig</translation>
        </message>
        <message>
            <source>{0} record waits to be sent</source>
            <translation>{0} Eintrag wartet aufs Senden</translation>
        </message>
        <message>
            <source>{0} record, up to date</source>
            <translation>{0} Eintrag, auf dem neuesten Stand</translation>
        </message>
        <message>
            <source>{0} records wait to be sent</source>
            <translation>{0} Einträge warten aufs Senden</translation>
        </message>
        <message>
            <source>{0} records, up to date</source>
            <translation>{0} Einträge, auf dem Stand</translation>
        </message>
        <message>
            <source>{0} small drawing(s) of a web page left out</source>
            <translation>{0} kleine Zeichnungen einer Webseite ausgelassen</translation>
        </message>
        <message>
            <source>{0} thing needs you: “tacit conflicts”, “tacit discard”</source>
            <translation>{0} Sache braucht Sie: „tacit conflicts“, „tacit discard“</translation>
        </message>
        <message>
            <source>{0} things need you: “tacit conflicts”, “tacit discard”</source>
            <translation>{0} Sachen brauchen Sie: „tacit conflicts“, „tacit discard“</translation>
        </message>
        <message>
            <source>{0} until {1}</source>
            <translation>{0} bis {1}</translation>
        </message>
        <message>
            <source>{0} was laid out anew by another program and is too large to be read so. Nothing was changed. Use the file as Tacit wrote it.</source>
            <translation>{0} wurde von einem anderen Programm umformatiert und ist so zu groß zum Lesen. Nichts wurde geändert. Nehmen Sie die Datei, wie Tacit sie geschrieben hat.</translation>
        </message>
        <message>
            <source>{0} was made by a newer Tacit. Nothing was changed. Update Tacit, then import it again.</source>
            <translation>{0} stammt von einem neueren Tacit. Nichts wurde geändert. Aktualisieren Sie Tacit und importieren Sie noch einmal.</translation>
        </message>
        <message>
            <source>{0}, the newest of {1} UTC</source>
            <translation>{0}, die neueste von {1} UTC</translation>
        </message>
        <message>
            <source>{0}: no column names a customer, a person or a note (columns: {1}). Nothing was changed. Say in the import window what the columns mean.</source>
            <translation>{0}: Keine Spalte nennt einen Kunden, eine Person oder eine Notiz (Spalten: {1}). Nichts wurde geändert. Sagen Sie im Importfenster, was die Spalten bedeuten.</translation>
        </message>
        <message>
            <source>{0}: {1}</source>
            <translation>{0}: {1}</translation>
        </message>
        <message>
            <source>{0}; the rest of the record came in</source>
            <translation>{0}; der Rest des Eintrags ist importiert</translation>
        </message>
        <message>
            <source>“now” is a time like 2026-11-23T14:05.</source>
            <translation>„now“ ist eine Zeit wie 2026-11-23T14:05.</translation>
        </message>
        <message>
            <source>“now” is too far away for days to be counted from it.</source>
            <translation>„now“ liegt zu weit entfernt, um davon Tage zu zählen.</translation>
        </message>
        <message>
            <source>“{0}:” was left out: nothing stands after it.</source>
            <translation>„{0}:“ wurde ausgelassen: Dahinter steht nichts.</translation>
        </message>
        <message>
            <source>“{0}”</source>
            <translation>„{0}“</translation>
        </message>
        <message>
            <source>“{0}” begins the names of several records. Give more of it.</source>
            <translation>„{0}“ ist der Anfang mehrerer Namen. Schreiben Sie mehr davon.</translation>
        </message>
        <message>
            <source>“{0}” can hold only one of them. Keep mine or theirs, or say what it is.</source>
            <translation>„{0}“ kann nur eines davon sein. Behalten Sie Ihres oder das andere, oder sagen Sie, was es ist.</translation>
        </message>
        <message>
            <source>“{0}” cannot be empty.</source>
            <translation>„{0}“ darf nicht leer sein.</translation>
        </message>
        <message>
            <source>“{0}” cannot be read. Nothing was attached.</source>
            <translation>„{0}“ lässt sich nicht lesen. Nichts wurde angehängt.</translation>
        </message>
        <message>
            <source>“{0}” fits several records. Use an id.</source>
            <translation>„{0}“ passt auf mehrere Einträge. Nehmen Sie eine Kennung.</translation>
        </message>
        <message>
            <source>“{0}” has a value that does not fit it</source>
            <translation>„{0}“ hat einen Wert, der nicht hineinpasst</translation>
        </message>
        <message>
            <source>“{0}” has a value that does not fit it; the rest came in</source>
            <translation>„{0}“ hat einen unpassenden Wert; der Rest ist importiert</translation>
        </message>
        <message>
            <source>“{0}” has no word to search for, and no text has it in it.</source>
            <translation>„{0}“ enthält kein Wort zum Suchen, und es kommt in keinem Text vor.</translation>
        </message>
        <message>
            <source>“{0}” has no word to search for; these have it in their text.</source>
            <translation>„{0}“ enthält kein Wort zum Suchen; in diesen Texten kommt es vor.</translation>
        </message>
        <message>
            <source>“{0}” has not joined this store. People enter a shared file by joining it themselves: give them its address.</source>
            <translation>„{0}“ ist nicht mit diesem Speicher verbunden. In eine gemeinsame Datei kommt man, indem man sich selbst verbindet: Geben Sie die Adresse weiter.</translation>
        </message>
        <message>
            <source>“{0}” has nothing in it to search for.</source>
            <translation>„{0}“ enthält nichts, wonach sich suchen lässt.</translation>
        </message>
        <message>
            <source>“{0}” is a time like 2026-11-27 09:30.</source>
            <translation>„{0}“ ist ein Zeitpunkt wie 2026-11-27 09:30.</translation>
        </message>
        <message>
            <source>“{0}” is a whole number.</source>
            <translation>„{0}“ ist eine ganze Zahl.</translation>
        </message>
        <message>
            <source>“{0}” is an amount with its currency, like EUR 12,500.</source>
            <translation>„{0}“ ist ein Betrag mit Währung, etwa EUR 12.500.</translation>
        </message>
        <message>
            <source>“{0}” is larger than 25 MB. Nothing was attached.</source>
            <translation>„{0}“ ist größer als 25 MB. Nichts wurde angehängt.</translation>
        </message>
        <message>
            <source>“{0}” is needed for a {1}.</source>
            <translation>„{0}“ wird gebraucht ({1}).</translation>
        </message>
        <message>
            <source>“{0}” is nobody here. Who may see it is “me”, “everyone”, a team, or names of colleagues with commas between.</source>
            <translation>„{0}“ ist hier niemand. Wer es sehen darf: „ich“, „alle“, ein Team oder Namen von Kollegen, durch Kommas getrennt.</translation>
        </message>
        <message>
            <source>“{0}” is not a kind of record. There are: {1}.</source>
            <translation>„{0}“ ist keine Art von Eintrag. Es gibt: {1}.</translation>
        </message>
        <message>
            <source>“{0}” is one of: {1}.</source>
            <translation>„{0}“ ist eines von: {1}.</translation>
        </message>
        <message>
            <source>“{0}” is yes or no.</source>
            <translation>„{0}“ ist ja oder nein.</translation>
        </message>
        <message>
            <source>“{0}” was not understood as a day.</source>
            <translation>„{0}“ ließ sich nicht als Tag verstehen.</translation>
        </message>
    </context>
</TS>
