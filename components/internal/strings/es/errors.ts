import { byDevice, errorTexts, type ErrorTable } from '../error-texts.js';

const the = byDevice('la cámara', 'el micrófono', 'la salida de sonido');
const The = byDevice('La cámara', 'El micrófono', 'La salida de sonido');
const one = byDevice('una cámara', 'un micrófono', 'una salida de sonido');
const other = byDevice('otra cámara', 'otro micrófono', 'otra salida de sonido');
const notFound = byDevice('No se ha encontrado ninguna cámara.', 'No se ha encontrado ningún micrófono.', 'No se ha encontrado ninguna salida de sonido.');

const RELOAD = 'Vuelva a cargar el informe y mire qué hay ahora.';
const ANOTHER = 'Imprima la página en su lugar, o indique una fuente que las tenga (opción «fonts»).';

const TABLE: ErrorTable = {
  'media/denied': [(f) => `El navegador no ha obtenido permiso para usar ${the(f)}.`, (f) => `Permita ${the(f)} en la barra de direcciones e inténtelo de nuevo.`],
  'media/not-found': [notFound, (f) => `Conecte ${one(f)} e inténtelo de nuevo.`],
  'media/in-use': [(f) => `Otro programa está usando ${the(f)}.`, 'Cierre el otro programa e inténtelo de nuevo.'],
  'media/lost': [(f) => `${The(f)} se ha desconectado.`, (f) => `Vuelva a conectar ${the(f)}.`],
  'media/insecure-page': [(f) => `Una página sin HTTPS no puede usar ${the(f)}.`, 'Abra la página con https:// o en localhost.'],
  'media/frame-not-allowed': [(f) => `La página que contiene este marco no cede ${the(f)}.`, 'El elemento <iframe> necesita: allow="camera; microphone".'],
  'media/constraints': [(f) => `${The(f)} no puede dar lo que se pide.`, (f) => `Elija ${other(f)}.`],
  'media/unsupported': [(f) => `Este navegador no puede usar ${the(f)}.`, 'Abra la página en una versión actual de Chrome, Edge, Firefox o Safari.'],
  'media/unknown': [(f) => `No se ha podido abrir ${the(f)}.`, (f) => `Vuelva a conectar ${the(f)} e inténtelo de nuevo.`],
  'fullscreen/unsupported': ['Este navegador, o la página que rodea a esta, no permite la pantalla completa.', 'La entrevista sigue sin ella; una página que la rodea añade allow="fullscreen" a su <iframe>.'],
  'fullscreen/refused': ['El navegador no ha pasado a pantalla completa.', 'Vaya con el botón de pantalla completa; hace falta un clic.'],
  'store/unavailable': ['Este navegador no deja que la página guarde datos.', 'Salga de la navegación privada o permita los datos de este sitio.'],
  'store/blocked': ['Otra pestaña usa una versión anterior del almacenamiento.', 'Cierre las demás pestañas de esta página.'],
  'store/timeout': ['El almacenamiento del navegador no se ha abierto a tiempo.', 'Cierre otras pestañas de esta página y vuelva a cargarla.'],
  'store/quota': ['El almacenamiento del navegador está lleno.', 'Libere espacio; la entrevista sigue y mientras tanto mantiene las respuestas en memoria.'],
  'store/lost': ['Se ha perdido la conexión con el almacenamiento del navegador.', 'Deje esta pestaña abierta; se vuelve a intentar con cada respuesta.'],
  'store/moved': ['La entrevista se ha abierto en otra pestaña.', 'Siga en la otra pestaña; esta ya no guarda.'],
  'store/conflict': ['El registro ya tiene otro evento con este número.', 'Vuelva a cargar la página para seguir con lo guardado.'],
  'store/corrupt': ['El registro guardado no se puede leer.', 'Empiece una entrevista nueva; el registro dañado se conserva para examinarlo.'],
  'store/not-found': ['No hay ninguna sesión guardada con este identificador.', 'Compruebe el identificador o empiece una entrevista nueva.'],
  'asset/missing': [({ file = '' }) => `No se ha encontrado un archivo: ${file}`, 'Quien gestiona esta página tiene que servir los archivos del paquete (npx interview-elements assets).'],
  'asset/hash-mismatch': [({ file = '' }) => `Un archivo no es el esperado: ${file}`, 'Quien gestiona esta página tiene que servir de nuevo los archivos del paquete (npx interview-elements assets).'],
  'asset/blocked': [({ file = '' }) => `La política de seguridad de la página no admite un archivo: ${file}`, 'Quien gestiona esta página tiene que permitirlo en la Content Security Policy.'],
  'asset/invalid': [({ file = '' }) => `Un archivo no se ha podido iniciar: ${file}`, 'Quien gestiona esta página tiene que servirlo sin cambios y con el tipo correcto.'],
  'asset/not-loaded': ['Una parte de la página no se ha podido cargar.', 'Compruebe la conexión e inténtelo de nuevo.'],
  'adapter/rate': ['Un servicio tiene ahora demasiadas peticiones.', 'Se volverá a intentar tras la espera que pide.'],
  'adapter/quota': ['Se ha agotado la cuota de un servicio.', 'Quien gestiona esta página puede ampliarla o usar otro servicio.'],
  'adapter/auth': ['Un servicio ha denegado el acceso.', 'Quien gestiona esta página tiene que revisar la clave.'],
  'adapter/cors': ['Un servicio no admite esta página.', 'Quien gestiona esta página tiene que autorizarla en el servicio o usar un servidor propio.'],
  'adapter/network': ['No se puede llegar a un servicio.', 'Compruebe la conexión; se vuelve a intentar.'],
  'adapter/server': ['Un servicio tiene una avería.', 'Se vuelve a intentar, o lo sustituye otro.'],
  'adapter/timeout': ['Un servicio ha tardado demasiado.', 'Se vuelve a intentar, o lo sustituye otro.'],
  'adapter/unsupported': ['Este navegador no puede hacerlo.', 'Use otro navegador; la entrevista sigue por escrito.'],
  'adapter/language': ['Aquí no hay voz o reconocimiento para el idioma de esta entrevista.', 'Las preguntas se muestran y se puede responder por escrito. Se puede añadir una voz en los ajustes del equipo.'],
  'adapter/malformed': ['Un servicio ha respondido algo incomprensible.', 'Lo sustituye otro; la entrevista sigue.'],
  'adapter/closed': ['Se ha cerrado la conexión con un servicio.', 'Se vuelve a abrir.'],
  'document/unsupported': ['Este tipo de archivo no se puede leer.', 'Use un archivo PDF, DOCX o de texto.'],
  'document/corrupt': ['El archivo está dañado: no hay nada legible en él.', 'Exporte el documento otra vez y use el archivo nuevo.'],
  'document/encrypted': ['El archivo está protegido con contraseña.', 'Guárdelo sin contraseña y use ese archivo.'],
  'document/too-large': ['El archivo, o su contenido, es más grande de lo que se lee.', 'Use un documento más corto, de 10 MB como mucho, con menos imágenes.'],
  'document/too-many-pages': ['El documento tiene más páginas de las que se leen.', 'Use un documento de 30 páginas como mucho; de escaneos e imágenes, 10.'],
  'document/image-only': ['El documento muestra imágenes de texto y no contiene texto legible.', 'Use un PDF o DOCX guardado desde un programa de texto.'],
  'document/timeout': ['La lectura del documento ha tardado demasiado.', 'Use un archivo más sencillo: exportado de nuevo o como texto.'],
  'export/characters-missing': ['El documento tiene letras que faltan en su fuente, así que no se ha creado.', ANOTHER],
  'export/symbols-replaced': ['El documento tiene símbolos que faltan en su fuente; en su lugar están sus códigos.', ANOTHER],
  'export/font-unreadable': ['La fuente del documento no se puede leer.', 'Use una fuente TrueType (.ttf) con tabla Unicode.'],
  'export/timeout': ['La creación del documento ha tardado demasiado.', 'Inténtelo de nuevo o imprima la página en su lugar.'],
  'export/failed': ['No se ha podido crear el documento.', 'Imprima la página en su lugar o guarde otro formato.'],
  'review/unfinished': ['La entrevista no está terminada.', 'Espere a que termine; hasta entonces no se puede añadir nada.'],
  'review/no-question': ['Esa pregunta no está en esta entrevista.', RELOAD],
  'review/no-answer': ['Esta pregunta no tiene respuesta a la que dar un nivel.', 'Escriba un comentario en su lugar.'],
  'review/no-criterion': ['Aquí no se valora con ese criterio.', 'Elija uno de los criterios del informe.'],
  'review/no-incident': ['Esa incidencia no está en esta entrevista.', RELOAD],
  'review/no-override': ['Ese cambio de nivel no existe.', RELOAD],
  'review/withdrawn': ['Ese cambio de nivel ya se retiró.', RELOAD],
  'review/no-appeal': ['Esa reclamación no está en esta entrevista.', RELOAD],
  'review/answered': ['Esa reclamación ya tiene respuesta.', `${RELOAD} Todavía se puede añadir un comentario.`],
  'review/id-taken': ['El registro ya tiene otra cosa con este identificador.', 'No indique identificador y se creará uno nuevo.'],
  'review/other-record': ['El registro no es el que se abrió: su contenido se ha sustituido.', 'No se fíe de él; compárelo con una copia.'],
  'state/wrong-phase': ['Ahora mismo no es posible.', 'Inténtelo en otro momento de la entrevista.'],
  'state/disposed': ['Esta entrevista está cerrada.', 'Vuelva a cargar la página.'],
  'session/unexpected': ['Algo inesperado ha fallado en la entrevista.', 'Las respuestas guardadas están a salvo. Vuelva a cargar la página para seguir.'],
};

export const errors = errorTexts(TABLE, [
  (fields) => (fields ? `Un dato no es válido: ${fields}` : 'Un dato no es válido.'),
  'Corríjalo e inténtelo de nuevo.',
]);
