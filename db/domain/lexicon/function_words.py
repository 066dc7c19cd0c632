"""Small closed sets of words that hold sentences together: they end a name and open a clause."""

from __future__ import annotations

from db.domain.lexicon import words

#: Never part of a firm's or a person's name written without capitals.
FUNCTION = words("""
a an the this that these those some any no every each all both either neither my our your his her its their whose i
you he she it we they me him us them myself himself herself who whom which what where when why how there here am is
are was were be been being do does did done have has had having will would shall should can could may might must and
or but nor so yet because since although though while whereas if unless until till whether as than then once also just
only at by for from in into of off on onto out over per through to toward towards under up upon via with within
without about above across after against along among around before behind below beneath beside between beyond despite
down during except inside like near outside past re not never always often again still already soon now today tomorrow
yesterday tonight later earlier ago very really quite rather too visit visited visiting met meet meeting mtg saw see
seen spoke speak speaking talked talk talking called call calling rang stopped stop dropped drop went go came come
told tell said say says saying asked ask asks wants want wanted promised promise agreed agree sent send got get gave
give quick long short good great new first second third last next morning afternoon evening lunch coffee dinner
today's site day trip drove drive driving popped pop swung swing left back finally der die das den dem des ein eine
einen einem einer eines mein meine unser unsere ihr ihre sein seine kein keine dieser diese dieses ich du er sie es
wir mich mir uns ihm ihn ihnen wer wo wann wie warum bin ist sind war waren hat habe haben hatte wird werden wurde und
oder aber denn weil dass da wenn ob als nachdem bevor auch nur noch schon nicht sehr auf aus bei beim bis durch fur
gegen hinter im ins mit nach neben ohne seit uber um unter von vom vor zu zum zur zwischen ans besuch besucht termin
gesprach getroffen gesprochen telefoniert heute gestern morgen neu neuer neue
""")

RELATIVES = words("""
son sons daughter daughters wife husband boy girl kid kids child children brother sister mother father mum mom dad
uncle aunt cousin nephew niece grandson granddaughter fiance fiancee girlfriend boyfriend spouse twins baby dog cat
puppy horse sohn sohne tochter ehefrau ehemann mann kind kinder bruder schwester mutter vater onkel tante neffe nichte
enkel enkelin hund katze pferd freundin lebensgefahrtin verlobte partnerin fils fille epouse mari hijo hija esposa
marido figlio figlia moglie marito
""")

OURS = words(
    "our ours my unser unsere unserem unseren unserer unseres mein meine meinem meinen meiner notre nos mon ma nuestro nuestra nostro nostra var vara vart"
)

SPEECH = words("""
say says said sez saying tell tells told asks asked ask want wants wanted needs need needed thinks think thought
reckons reckon mentioned mentions explained explains added adds confirmed confirms complained complains promised
promises agreed agrees called calls rang emailed pinged phoned texted wrote will would is was has had did does isn't
wasn't doesn't didn't can could loves likes hates prefers plans plan warned warns owes owe gets get sends send knows
knew showed shows walked took takes came comes works worked joined runs ran signs decides recommends vets approves
handles insists insisted heard sagt sagte meint meinte mochte hat ist war braucht wollte fragt fragte erzahlt berichtet
klagt versprach verspricht schickt liefert meldet entscheidet mag hasst won't shall should may might must swore
refuses refused laughed smiled nodded shrugged grunted wasn wasnt isnt doesnt didnt just also still really
""")

MET_CUES = words("""
met meet meeting with to told saw see from for by and & @ called phoned emailed rang via plus asked visited texted
pinged cc joined introduced spoke talked named mit bei von an und traf getroffen besucht gesprochen fragte angerufen
""")
