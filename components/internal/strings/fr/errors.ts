import { byDevice, errorTexts, type ErrorTable } from '../error-texts.js';

const the = byDevice('la caméra', 'le micro', 'la sortie son');
const The = byDevice('La caméra', 'Le micro', 'La sortie son');
const one = byDevice('une caméra', 'un micro', 'une sortie son');
const other = byDevice('une autre caméra', 'un autre micro', 'une autre sortie son');
const notFound = byDevice('Aucune caméra n’a été trouvée.', 'Aucun micro n’a été trouvé.', 'Aucune sortie son n’a été trouvée.');
const lost = byDevice('La caméra a été débranchée.', 'Le micro a été débranché.', 'La sortie son a été débranchée.');

const RELOAD = 'Rechargez le rapport et regardez ce qui s’y trouve maintenant.';
const ANOTHER = 'Imprimez plutôt la page, ou fournissez une police qui les a (option «\u00a0fonts\u00a0»).';

const TABLE: ErrorTable = {
  'media/denied': [(f) => `Le navigateur n’a pas été autorisé à utiliser ${the(f)}.`, (f) => `Autorisez ${the(f)} dans la barre d’adresse et réessayez.`],
  'media/not-found': [notFound, (f) => `Branchez ${one(f)} et réessayez.`],
  'media/in-use': [(f) => `Un autre programme utilise ${the(f)}.`, 'Fermez l’autre programme et réessayez.'],
  'media/lost': [lost, (f) => `Rebranchez ${the(f)}.`],
  'media/insecure-page': [(f) => `Une page sans HTTPS ne peut pas utiliser ${the(f)}.`, 'Ouvrez la page en https:// ou sur localhost.'],
  'media/frame-not-allowed': [(f) => `La page qui contient ce cadre ne transmet pas ${the(f)}.`, 'L’élément <iframe> a besoin de\u00a0: allow="camera; microphone".'],
  'media/constraints': [(f) => `${The(f)} ne peut pas fournir ce qui est demandé.`, (f) => `Choisissez ${other(f)}.`],
  'media/unsupported': [(f) => `Ce navigateur ne peut pas utiliser ${the(f)}.`, 'Ouvrez la page dans une version actuelle de Chrome, Edge, Firefox ou Safari.'],
  'media/unknown': [(f) => `Impossible d’ouvrir ${the(f)}.`, (f) => `Rebranchez ${the(f)}, puis réessayez.`],
  'fullscreen/unsupported': ['Ce navigateur, ou la page qui entoure celle-ci, ne permet pas le plein écran.', 'L’entretien continue sans\u202f; une page qui l’entoure ajoute allow="fullscreen" à son <iframe>.'],
  'fullscreen/refused': ['Le navigateur n’est pas passé en plein écran.', 'Passez-y avec le bouton du plein écran\u202f; il faut un clic.'],
  'store/unavailable': ['Ce navigateur ne laisse pas la page conserver des données.', 'Quittez la navigation privée ou autorisez les données de ce site.'],
  'store/blocked': ['Un autre onglet utilise une version plus ancienne du stockage.', 'Fermez les autres onglets de cette page.'],
  'store/timeout': ['Le stockage du navigateur ne s’est pas ouvert à temps.', 'Fermez les autres onglets de cette page et rechargez-la.'],
  'store/quota': ['Le stockage du navigateur est plein.', 'Libérez de la place\u202f; l’entretien continue et garde les réponses en mémoire d’ici là.'],
  'store/lost': ['La connexion au stockage du navigateur a été perdue.', 'Gardez cet onglet ouvert\u202f; un nouvel essai a lieu à chaque réponse.'],
  'store/moved': ['L’entretien a été ouvert dans un autre onglet.', 'Continuez dans l’autre onglet\u202f; celui-ci ne sauvegarde plus.'],
  'store/conflict': ['Le registre contient déjà un autre événement sous ce numéro.', 'Rechargez la page pour reprendre à ce qui est sauvegardé.'],
  'store/corrupt': ['Le registre sauvegardé est illisible.', 'Commencez un nouvel entretien\u202f; le registre endommagé est gardé pour examen.'],
  'store/not-found': ['Aucune séance n’est sauvegardée sous cet identifiant.', 'Vérifiez l’identifiant ou commencez un nouvel entretien.'],
  'asset/missing': [({ file = '' }) => `Un fichier est introuvable\u00a0: ${file}`, 'Qui gère cette page doit servir les fichiers du paquet (npx interview-elements assets).'],
  'asset/hash-mismatch': [({ file = '' }) => `Un fichier n’est pas celui attendu\u00a0: ${file}`, 'Qui gère cette page doit servir de nouveau les fichiers du paquet (npx interview-elements assets).'],
  'asset/blocked': [({ file = '' }) => `Les règles de sécurité de la page refusent un fichier\u00a0: ${file}`, 'Qui gère cette page doit l’autoriser dans la Content Security Policy.'],
  'asset/invalid': [({ file = '' }) => `Un fichier n’a pas pu démarrer\u00a0: ${file}`, 'Qui gère cette page doit le servir tel quel et avec le bon type.'],
  'asset/not-loaded': ['Une partie de la page n’a pas pu être chargée.', 'Vérifiez la connexion et réessayez.'],
  'adapter/rate': ['Un service a trop de demandes en ce moment.', 'Un nouvel essai a lieu après l’attente demandée.'],
  'adapter/quota': ['Le quota d’un service est épuisé.', 'Qui gère cette page peut l’augmenter ou prendre un autre service.'],
  'adapter/auth': ['Un service a refusé l’accès.', 'Qui gère cette page doit vérifier la clé.'],
  'adapter/cors': ['Un service n’accepte pas cette page.', 'Qui gère cette page doit l’autoriser auprès du service ou passer par son propre serveur.'],
  'adapter/network': ['Un service est injoignable.', 'Vérifiez la connexion\u202f; un nouvel essai a lieu.'],
  'adapter/server': ['Un service est en panne.', 'Un nouvel essai a lieu, ou un autre prend le relais.'],
  'adapter/timeout': ['Un service a mis trop de temps.', 'Un nouvel essai a lieu, ou un autre prend le relais.'],
  'adapter/unsupported': ['Ce navigateur ne le permet pas.', 'Prenez un autre navigateur\u202f; l’entretien continue au clavier.'],
  'adapter/language': ['Il n’y a pas ici de voix ou de reconnaissance pour la langue de cet entretien.', 'Les questions sont affichées et l’on peut répondre au clavier. Une voix peut s’ajouter dans les réglages de l’appareil.'],
  'adapter/malformed': ['Un service a répondu quelque chose d’incompréhensible.', 'Un autre prend le relais\u202f; l’entretien continue.'],
  'adapter/closed': ['La connexion à un service a été fermée.', 'Elle est rouverte.'],
  'document/unsupported': ['Ce type de fichier ne peut pas être lu.', 'Prenez un fichier PDF, DOCX ou texte.'],
  'document/corrupt': ['Le fichier est endommagé\u00a0: rien de lisible n’y a été trouvé.', 'Exportez le document de nouveau et prenez ce fichier.'],
  'document/encrypted': ['Le fichier est protégé par un mot de passe.', 'Enregistrez-le sans mot de passe et prenez ce fichier.'],
  'document/too-large': ['Le fichier, ou son contenu, est plus grand que ce qui est lu.', 'Prenez un document plus court, de 10 Mo au plus, avec moins d’images.'],
  'document/too-many-pages': ['Le document a plus de pages que ce qui est lu.', 'Prenez un document de 30 pages au plus\u202f; de scans et d’images, 10.'],
  'document/image-only': ['Le document montre des images de texte et ne contient pas de texte lisible.', 'Prenez un PDF ou un DOCX enregistré depuis un logiciel de texte.'],
  'document/timeout': ['La lecture du document a pris trop de temps.', 'Prenez un fichier plus simple\u00a0: exporté de nouveau ou en texte.'],
  'export/characters-missing': ['Le document contient des lettres que sa police n’a pas, il n’a donc pas été créé.', ANOTHER],
  'export/symbols-replaced': ['Le document contient des symboles que sa police n’a pas\u202f; leurs codes les remplacent.', ANOTHER],
  'export/font-unreadable': ['La police du document est illisible.', 'Prenez une police TrueType (.ttf) avec une table Unicode.'],
  'export/timeout': ['La création du document a pris trop de temps.', 'Réessayez, ou imprimez plutôt la page.'],
  'export/failed': ['Le document n’a pas pu être créé.', 'Imprimez plutôt la page, ou enregistrez un autre format.'],
  'review/unfinished': ['L’entretien n’est pas terminé.', 'Attendez sa fin\u202f; d’ici là rien ne peut être ajouté.'],
  'review/no-question': ['Cette question n’est pas dans cet entretien.', RELOAD],
  'review/no-answer': ['Cette question n’a pas de réponse à laquelle donner un niveau.', 'Écrivez plutôt un commentaire.'],
  'review/no-criterion': ['On n’évalue pas ici selon ce critère.', 'Choisissez un des critères du rapport.'],
  'review/no-incident': ['Cet incident n’est pas dans cet entretien.', RELOAD],
  'review/no-override': ['Cette modification de niveau n’existe pas.', RELOAD],
  'review/withdrawn': ['Cette modification a déjà été retirée.', RELOAD],
  'review/no-appeal': ['Cette réclamation n’est pas dans cet entretien.', RELOAD],
  'review/answered': ['Cette réclamation a déjà reçu une réponse.', `${RELOAD} Un commentaire peut encore être ajouté.`],
  'review/id-taken': ['Le registre contient autre chose sous cet identifiant.', 'N’indiquez pas d’identifiant, un nouveau sera créé.'],
  'review/other-record': ['Le registre n’est pas celui qui a été ouvert\u00a0: son contenu a été remplacé.', 'Ne vous y fiez pas\u202f; comparez-le à une copie.'],
  'state/wrong-phase': ['Ce n’est pas possible en ce moment.', 'Essayez à un autre moment de l’entretien.'],
  'state/disposed': ['Cet entretien est fermé.', 'Rechargez la page.'],
  'session/unexpected': ['Quelque chose d’inattendu a échoué dans l’entretien.', 'Les réponses sauvegardées sont en sûreté. Rechargez la page pour continuer.'],
};

export const errors = errorTexts(TABLE, [
  (fields) => (fields ? `Une donnée n’est pas valable\u00a0: ${fields}` : 'Une donnée n’est pas valable.'),
  'Corrigez-la et réessayez.',
]);
