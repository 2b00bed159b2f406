import { byDevice, errorTexts, type ErrorTable } from '../error-texts.js';

const the = byDevice('die Kamera', 'das Mikrofon', 'die Tonausgabe');
const The = byDevice('Die Kamera', 'Das Mikrofon', 'Die Tonausgabe');
const none = byDevice('keine Kamera', 'kein Mikrofon', 'keine Tonausgabe');
const one = byDevice('eine Kamera', 'ein Mikrofon', 'eine Tonausgabe');
const other = byDevice('eine andere Kamera', 'ein anderes Mikrofon', 'eine andere Tonausgabe');

const RELOAD = 'Laden Sie den Bericht neu und sehen Sie, was jetzt dort steht.';
const ANOTHER = 'Drucken Sie stattdessen die Seite, oder geben Sie eine Schrift mit, die sie hat (Option „fonts“).';

const TABLE: ErrorTable = {
  'media/denied': [(f) => `Der Browser durfte ${the(f)} nicht benutzen.`, (f) => `Erlauben Sie ${the(f)} in der Adressleiste und versuchen Sie es noch einmal.`],
  'media/not-found': [(f) => `Es wurde ${none(f)} gefunden.`, (f) => `Schließen Sie ${one(f)} an und versuchen Sie es noch einmal.`],
  'media/in-use': [(f) => `${The(f)} wird von einem anderen Programm benutzt.`, 'Schließen Sie das andere Programm und versuchen Sie es noch einmal.'],
  'media/lost': [(f) => `${The(f)} wurde getrennt.`, (f) => `Schließen Sie ${the(f)} wieder an.`],
  'media/insecure-page': [(f) => `Eine Seite ohne HTTPS kann ${the(f)} nicht benutzen.`, 'Öffnen Sie die Seite über https:// oder auf localhost.'],
  'media/frame-not-allowed': [(f) => `Die Seite um diesen Rahmen gibt ${the(f)} nicht weiter.`, 'Das <iframe>-Element braucht: allow="camera; microphone".'],
  'media/constraints': [(f) => `${The(f)} kann nicht liefern, was verlangt wird.`, (f) => `Wählen Sie ${other(f)}.`],
  'media/unsupported': [(f) => `Dieser Browser kann ${the(f)} nicht benutzen.`, 'Öffnen Sie die Seite in einem aktuellen Chrome, Edge, Firefox oder Safari.'],
  'media/unknown': [(f) => `${The(f)} konnte nicht geöffnet werden.`, (f) => `Schließen Sie ${the(f)} neu an und versuchen Sie es noch einmal.`],
  'fullscreen/unsupported': ['Dieser Browser, oder die Seite um diese, erlaubt kein Vollbild.', 'Das Interview geht ohne Vollbild weiter; eine umgebende Seite schreibt allow="fullscreen" in ihr <iframe>.'],
  'fullscreen/refused': ['Der Browser ging nicht ins Vollbild.', 'Gehen Sie mit dem Knopf für das Vollbild dorthin; es braucht einen Klick.'],
  'store/unavailable': ['Dieser Browser lässt die Seite keine Daten speichern.', 'Verlassen Sie den privaten Modus oder erlauben Sie der Seite, Daten zu speichern.'],
  'store/blocked': ['Ein anderer Tab benutzt eine ältere Fassung des Speichers.', 'Schließen Sie die anderen Tabs dieser Seite.'],
  'store/timeout': ['Der Speicher des Browsers ging nicht rechtzeitig auf.', 'Schließen Sie andere Tabs dieser Seite und laden Sie neu.'],
  'store/quota': ['Der Speicher des Browsers ist voll.', 'Geben Sie Speicherplatz frei; das Interview geht weiter und behält die Antworten so lange im Arbeitsspeicher.'],
  'store/lost': ['Die Verbindung zum Speicher des Browsers ging verloren.', 'Lassen Sie diesen Tab offen; mit jeder Antwort wird es neu versucht.'],
  'store/moved': ['Das Interview wurde in einem anderen Tab geöffnet.', 'Machen Sie dort weiter; dieser Tab speichert nicht mehr.'],
  'store/conflict': ['Das Protokoll enthält schon ein anderes Ereignis mit dieser Nummer.', 'Laden Sie die Seite neu, um beim Gespeicherten weiterzumachen.'],
  'store/corrupt': ['Das gespeicherte Protokoll lässt sich nicht lesen.', 'Beginnen Sie ein neues Interview; das beschädigte Protokoll bleibt zur Prüfung erhalten.'],
  'store/not-found': ['Unter dieser Kennung ist keine Sitzung gespeichert.', 'Prüfen Sie die Kennung oder beginnen Sie ein neues Interview.'],
  'asset/missing': [({ file = '' }) => `Eine Datei wurde nicht gefunden: ${file}`, 'Wer diese Seite betreibt, muss die Dateien des Pakets bereitstellen (npx interview-elements assets).'],
  'asset/hash-mismatch': [({ file = '' }) => `Eine Datei ist nicht die erwartete: ${file}`, 'Wer diese Seite betreibt, muss die Dateien des Pakets neu bereitstellen (npx interview-elements assets).'],
  'asset/blocked': [({ file = '' }) => `Die Sicherheitsregeln der Seite lassen eine Datei nicht zu: ${file}`, 'Wer diese Seite betreibt, muss sie in der Content Security Policy erlauben.'],
  'asset/invalid': [({ file = '' }) => `Eine Datei ließ sich nicht starten: ${file}`, 'Wer diese Seite betreibt, muss sie unverändert und mit dem richtigen Typ ausliefern.'],
  'asset/not-loaded': ['Ein Teil der Seite konnte nicht geladen werden.', 'Prüfen Sie die Verbindung und versuchen Sie es noch einmal.'],
  'adapter/rate': ['Ein Dienst hat gerade zu viele Anfragen.', 'Es wird nach der verlangten Wartezeit neu versucht.'],
  'adapter/quota': ['Das Kontingent eines Dienstes ist aufgebraucht.', 'Wer diese Seite betreibt, kann es erhöhen oder einen anderen Dienst nehmen.'],
  'adapter/auth': ['Ein Dienst hat den Zugang verweigert.', 'Wer diese Seite betreibt, muss den Schlüssel prüfen.'],
  'adapter/cors': ['Ein Dienst lässt diese Seite nicht zu.', 'Wer diese Seite betreibt, muss sie beim Dienst freigeben oder einen eigenen Server dazwischenstellen.'],
  'adapter/network': ['Ein Dienst ist nicht erreichbar.', 'Prüfen Sie die Verbindung; es wird neu versucht.'],
  'adapter/server': ['Ein Dienst hat eine Störung.', 'Es wird neu versucht, oder ein anderer übernimmt.'],
  'adapter/timeout': ['Ein Dienst hat zu lange gebraucht.', 'Es wird neu versucht, oder ein anderer übernimmt.'],
  'adapter/unsupported': ['Dieser Browser kann das nicht.', 'Nehmen Sie einen anderen Browser; das Interview geht mit Tippen weiter.'],
  'adapter/language': ['Für die Sprache dieses Interviews fehlt hier die Stimme oder die Spracherkennung.', 'Fragen werden angezeigt, und Antworten können getippt werden. Eine Stimme lässt sich in den Einstellungen des Geräts nachrüsten.'],
  'adapter/malformed': ['Ein Dienst hat etwas Unverständliches geantwortet.', 'Ein anderer übernimmt; das Interview geht weiter.'],
  'adapter/closed': ['Die Verbindung zu einem Dienst wurde geschlossen.', 'Sie wird neu geöffnet.'],
  'document/unsupported': ['Diese Art von Datei lässt sich nicht lesen.', 'Nehmen Sie eine PDF-, DOCX- oder Textdatei.'],
  'document/corrupt': ['Die Datei ist beschädigt: Es wurde nichts Lesbares gefunden.', 'Exportieren Sie das Dokument neu und nehmen Sie die neue Datei.'],
  'document/encrypted': ['Die Datei ist mit einem Passwort geschützt.', 'Speichern Sie sie ohne Passwort und nehmen Sie diese.'],
  'document/too-large': ['Die Datei oder ihr Inhalt ist größer als das, was gelesen wird.', 'Nehmen Sie ein kürzeres Dokument, höchstens 10 MB, mit weniger Bildern.'],
  'document/too-many-pages': ['Das Dokument hat mehr Seiten, als gelesen werden.', 'Nehmen Sie höchstens 30 Seiten; bei Scans und Bildern höchstens 10.'],
  'document/image-only': ['Das Dokument zeigt Bilder von Text und enthält keinen lesbaren Text.', 'Nehmen Sie ein PDF oder DOCX aus einem Textprogramm.'],
  'document/timeout': ['Das Lesen des Dokuments dauerte zu lange.', 'Nehmen Sie eine einfachere Datei: neu exportiert oder als reiner Text.'],
  'export/characters-missing': ['Das Dokument enthält Buchstaben, die seiner Schrift fehlen, deshalb wurde es nicht erstellt.', ANOTHER],
  'export/symbols-replaced': ['Das Dokument enthält Zeichen, die seiner Schrift fehlen; an ihrer Stelle stehen ihre Codes.', ANOTHER],
  'export/font-unreadable': ['Die Schrift des Dokuments lässt sich nicht lesen.', 'Nehmen Sie eine TrueType-Schrift (.ttf) mit Unicode-Tabelle.'],
  'export/timeout': ['Das Erstellen des Dokuments dauerte zu lange.', 'Versuchen Sie es noch einmal oder drucken Sie stattdessen die Seite.'],
  'export/failed': ['Das Dokument konnte nicht erstellt werden.', 'Drucken Sie stattdessen die Seite oder speichern Sie ein anderes Format.'],
  'review/unfinished': ['Das Interview ist nicht abgeschlossen.', 'Warten Sie auf sein Ende; bis dahin lässt sich nichts hinzufügen.'],
  'review/no-question': ['Diese Frage gibt es in diesem Interview nicht.', RELOAD],
  'review/no-answer': ['Diese Frage hat keine Antwort, die eine Stufe bekommen könnte.', 'Schreiben Sie stattdessen einen Kommentar.'],
  'review/no-criterion': ['Nach diesem Kriterium wird hier nicht bewertet.', 'Wählen Sie eines der Kriterien des Berichts.'],
  'review/no-incident': ['Dieses Vorkommnis gibt es in diesem Interview nicht.', RELOAD],
  'review/no-override': ['Diese Änderung einer Stufe gibt es nicht.', RELOAD],
  'review/withdrawn': ['Diese Änderung wurde schon zurückgenommen.', RELOAD],
  'review/no-appeal': ['Diesen Einspruch gibt es in diesem Interview nicht.', RELOAD],
  'review/answered': ['Dieser Einspruch wurde schon beantwortet.', `${RELOAD} Ein Kommentar ist weiterhin möglich.`],
  'review/id-taken': ['Unter dieser Kennung steht schon etwas anderes im Protokoll.', 'Lassen Sie die Kennung weg, dann wird eine neue vergeben.'],
  'review/other-record': ['Das Protokoll ist nicht das geöffnete: Was darin stand, wurde ersetzt.', 'Verlassen Sie sich nicht darauf; vergleichen Sie es mit einer Kopie.'],
  'state/wrong-phase': ['Das ist gerade nicht möglich.', 'Versuchen Sie es an einer anderen Stelle des Interviews.'],
  'state/disposed': ['Dieses Interview ist geschlossen.', 'Laden Sie die Seite neu.'],
  'session/unexpected': ['Im Interview ist etwas Unerwartetes fehlgeschlagen.', 'Gespeicherte Antworten sind sicher. Laden Sie die Seite neu, um weiterzumachen.'],
};

export const errors = errorTexts(TABLE, [
  (fields) => (fields ? `Eine Angabe ist nicht gültig: ${fields}` : 'Eine Angabe ist nicht gültig.'),
  'Berichtigen Sie sie und versuchen Sie es noch einmal.',
]);
