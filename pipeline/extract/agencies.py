"""News agencies by the names they are credited by -> the name that stands for them.

Source: membership lists of the world and regional associations of news agencies (EANA, OANA, FAAPA, WNA), as facts.
Short forms that are everyday words (PA, CP, SANA apart) are matched only where a credit stands, never in running text.
"""

from __future__ import annotations

from typing import Final

_LISTED: Final = """
AP: ap, associated press, the associated press, a.p.
Reuters: reuters, thomson reuters
AFP: afp, agence france-presse, agence france presse
dpa: dpa, deutsche presse-agentur, dpa international
UPI: upi, united press international
EFE: efe, agencia efe
ANSA: ansa
PA: pa, press association, pa media
CP: cp, the canadian press, canadian press
AAP: aap, australian associated press
TASS: tass, itar-tass, itar tass
Interfax: interfax
RIA Novosti: ria novosti, ria
Sputnik: sputnik
Xinhua: xinhua, xinhua news agency, new china news agency
CNS: china news service
CNA: cna, central news agency
Kyodo: kyodo, kyodo news
Jiji: jiji, jiji press
Yonhap: yonhap, yonhap news agency
KCNA: kcna
PTI: pti, press trust of india
ANI: ani, asian news international
IANS: ians, indo-asian news service
UNI: united news of india
APP: app, associated press of pakistan
PPI: pakistan press international
BSS: bss, bangladesh sangbad sangstha
UNB: unb, united news of bangladesh
RSS Nepal: rastriya samachar samiti
Bernama: bernama
Antara: antara
PNA: pna, philippine news agency
VNA: vna, vietnam news agency
TNA: thai news agency
Anadolu: anadolu, anadolu agency, aa
DHA: dha, demiroren news agency
IHA: iha, ihlas news agency
IRNA: irna
Fars: fars, fars news agency
Tasnim: tasnim
ISNA: isna
SANA: sana
NNA: nna, national news agency
Petra: petra
WAFA: wafa
Ma'an: ma'an, maan
MENA: mena, middle east news agency
SPA: spa, saudi press agency
WAM: wam, emirates news agency
KUNA: kuna
QNA: qna, qatar news agency
BNA: bna, bahrain news agency
INA: ina, iraqi news agency
Saba: saba
MAP: map, maghreb arabe presse
TAP: tap, tunis afrique presse
APS: aps, algerie presse service
NAN: nan, news agency of nigeria
GNA: gna, ghana news agency
SAPA: sapa, south african press association
ANA: african news agency
PANA: pana, panapress
ENA: ena, ethiopian news agency
Ukrinform: ukrinform
UNIAN: unian
PAP: pap, polish press agency
CTK: ctk, \u010dtk, czech news agency
TASR: tasr
MTI: mti
Agerpres: agerpres
BTA: bta
Tanjug: tanjug
Beta: beta news agency
HINA: hina
STA: sta, slovenian press agency
MIA: mia
ATA: ata, albanian telegraphic agency
AMNA: amna, athens-macedonian news agency
APA: apa, austria press agency
Keystone-SDA: keystone-sda, sda, ats
Belga: belga
ANP: anp
NTB: ntb
TT: tt, tidningarnas telegrambyr\u00e5
Ritzau: ritzau
STT: stt, lehtikuva
LETA: leta
BNS: bns, baltic news service
ELTA: elta
BelTA: belta
Kazinform: kazinform
Lusa: lusa
Europa Press: europa press
T\u00e9lam: telam, t\u00e9lam
Ag\u00eancia Brasil: agencia brasil, ag\u00eancia brasil
Prensa Latina: prensa latina
Notimex: notimex
Andina: andina
Bloomberg: bloomberg, bloomberg news
CNN Wire: cnn wire
Inter Press Service: ips, inter press service
ACAN: acan, acan-efe
"""

AGENCIES: Final[dict[str, str]] = {
    alias.strip(): name
    for name, aliases in (line.split(": ", 1) for line in _LISTED.strip().splitlines())
    for alias in aliases.split(",")
}
