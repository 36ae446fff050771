# ruff: noqa: E501 - one ring of words, one line
"""Words that people use for what Los has a theme for: known with the official file and without it.

Each line is a theme and words that mean the same, in bokmål, nynorsk, Northern Sámi and English as far as we know
them. Whoever looks for one of them finds what has another, and services of the theme.
Review: the Northern Sámi words are not yet checked by a translator.
"""

from collections.abc import Iterator

_RINGS = """\
arbeidssoking: jobb, stilling, ledig stilling, bargu, job, vacancy
arbeidssoking: sommerjobb, sommarjobb, ferievikar, ferievikariat
arbeidssoking: arbeidsledig, arbeidslaus, miste jobben
inntektssikring: dagpenger, dagpengar, arbeidsledighetstrygd, ledighetstrygd
inntektssikring: sykepenger, sjukepengar, sykemelding, sjukmelding, sykmelding
inntektssikring: uføretrygd, ufør, arbeidsavklaringspenger, arbeidsavklaringspengar, aap
inntektssikring: pensjon, alderspensjon, avtalefestet pensjon
familieytelser: barnetrygd, barnebidrag, mánáidoadju
familieytelser: foreldrepenger, foreldrepengar, fødselspermisjon, pappaperm, mammaperm
familieytelser: kontantstøtte, kontantstønad
okonomiske-ytelser-og-radgivning: sosialhjelp, sosialstønad, økonomisk stønad, økonomisk sosialhjelp
okonomiske-ytelser-og-radgivning: bostøtte, bustøtte, husleie, husleige
barnehage: barnehage, barnehageplass, barnehave, mánáidgárdi, kindergarten, nursery
grunnskole: skole, skule, skuvla, school
grunnskole: sfo, skolefritidsordning, skulefritidsordning
skolehverdag: skoleskyss, skuleskyss, skolebuss, skulebuss
skolehverdag: skolerute, skulerute, skoleruta, skuleruta, skoleferie, høstferie, haustferie, vinterferie
studiefinansiering: studielån, studiestøtte, stipend, lånekassen, lånekassa
bat-havn-og-kyst: båtplass, bryggeplass, båtfeste, fortøyning, kaiplass, småbåthavn, småbåthamn, fanas, boat berth
bygging: byggesøknad, byggjesøknad, byggesak, byggjesak, byggetillatelse, byggeløyve, huksen
bygging: tilbygg, påbygg, bygge på huset, terrasse, veranda
bygging: garasje, carport, bod, uthus, garáša
eiendom: tinglysing, skjøte, skøyte, grunnbok
planer: kart, eiendomskart, situasjonskart, nabovarsel, naboliste, reguleringsplan
priser-og-gebyr-for-bygg-og-eiendom: kommunale avgifter, kommunale gebyr, kommuneavgift, gebyr, gebyrer
avfallshandtering: avfall, søppel, boss, renovasjon, søppeltømming, avfallshenting, gjenvinning, gjenvinningsstasjon, ruskkat
forurensning-og-straling: vann, vatn, čáhci, water
forurensning-og-straling: avløp, kloakk, septik, septiktank
flytting: flytte, meld flytting, flyttemelding, adresseendring, endre adresse, fárren
skatt: skatt, vearru, tax
skatt: skattekort, frikort, vearrokoarta
skatt: skattemelding, selvangivelse, sjølvmelding
skatt: skatteattest, attest for skatt, restanseattest
avgift: eiendomsskatt, eigedomsskatt
helsetjenester: helse, dearvvašvuohta, health
helsetjenester: fastlege, lege, doktor, bytte lege, legetime, doavttir, doctor
helsetjenester: legevakt, legevakta, akutt, akutthjelp
helsetjenester: vaksine, vaksinasjon, influensavaksine
helsetjenester: helsestasjon, jordmor, helsesykepleier, helsesjukepleiar
helsetjenester: resept, medisin, e-resept
omsorgstjenester: hjemmehjelp, heimehjelp, hjelp hjemme, hjelp heime, praktisk hjelp, praktisk bistand
omsorgstjenester: hjemmesykepleie, heimesjukepleie, hjemmetjeneste, heimeteneste
omsorgstjenester: sykehjem, sjukeheim, aldershjem, omsorgsbolig, omsorgsbustad, buhcciidruoktu
omsorgstjenester: trygghetsalarm, tryggleiksalarm
avlastning-og-stotte: støttekontakt, avlastning, avlasting, ledsagerbevis, følgjebevis
bibliotek: bibliotek, girjerádju, lånekort, library
kultur: kulturskole, kulturskule
tilskudd-til-kultur-idrett-og-fritid: tilskudd, tilskot, støtte, doarjja, grant
idrett: svømmehall, symjehall, svømmebasseng, badeland
friluftsliv: scooterløype, skuterløype, snøscooter, snøskuter
veg-og-vegregulering: brøyting, snøbrøyting, snørydding, strøing
veg-og-vegregulering: vei, veg, geaidnu, road
veg-og-vegregulering: gatelys, veilys, veglys
veg-og-vegregulering: parkering, parkeringskort, parkeringsbevis, parkeringsbot
forerkort-og-sertifikat: førerkort, førarkort, sertifikat, lappen, vuodjinkoarta
kjoretoy: bil, kjøretøy, køyretøy, eu-kontroll, omregistrering, biilla
ekteskap: vielse, vigsel, bryllup, gifte, giftermål, heitte
dodsfall-og-gravferd: dødsfall, begravelse, gravferd, gravplass
politikk-og-valg: valg, val, stemme, røyste, forhåndsstemme, førehandsrøyste, válggat
politikk-og-valg: kommunestyre, kommunestyret, politiker, politikar, ordfører, ordførar, møteplan, sátnejođiheaddji
apenhet: innsyn, postliste, postjournal
innbyggerrettigheter: klage, anke, klagefrist
innbyggerrettigheter: åpningstid, åpningstider, opningstid, opningstider, servicekontor, innbyggertorg, servicetorg
innbyggerrettigheter: kontakt, telefon, telefonnummer, oktavuohta
personopplysninger: personvern, gdpr, informasjonskapsler, cookies
naringsliv: starte firma, starte bedrift, etablere, enkeltpersonforetak, gründer
handel-og-service: skjenkebevilling, skjenkeløyve, serveringsbevilling, salgsbevilling
energi: strøm, straum, strømstøtte, straumstøtte, elrávdnji
"""


def rings() -> Iterator[tuple[str, frozenset[str]]]:
    """The slug of a theme, and words in small letters that mean the same; a theme has several of them."""
    for line in _RINGS.splitlines():
        theme, _colon, words = line.partition(": ")
        yield theme, frozenset(words.split(", "))
