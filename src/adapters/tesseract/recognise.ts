import start, { type Engine, type Recogniser } from 'tesseract.js-core/tesseract-core-simd-lstm.js';
import type { RecognisedText } from '../../spec/index.js';
import type { OcrAnswer, OcrTask } from './protocol.js';

const PICTURE = '/input';
/** There are 24 kinds of parts. */
const MOST_PARTS = 64;
/** Lines that lean more than this are straightened first, radians; below it Tesseract reads them as they are. */
const LEANING = 0.02;
/** Further than a hand lays paper on glass, it is no lean but a mistake, radians. */
const MOST_LEANING = 0.35;

/** Reads pictures one after another with one engine. Rejects where a picture is none. */
export async function recognise({ engine: wasmBinary, data, language, pictures }: OcrTask): Promise<OcrAnswer> {
  const nothing = (): void => {};
  const engine = await start({ wasmBinary, print: nothing, printErr: nothing, TesseractProgress: nothing }).catch(() => undefined);
  if (!engine) return { broken: 'engine' };
  const recogniser = await recogniserOf(engine, language, data).catch(() => undefined);
  if (!recogniser) return { broken: 'data' };
  const pages: RecognisedText[] = [];
  for (const picture of pictures) pages.push(read(engine, recogniser, new Uint8Array(await picture.arrayBuffer())));
  recogniser.End();
  return { pages };
}

async function recogniserOf({ FS, TessBaseAPI }: Engine, language: string, packed: ArrayBuffer): Promise<Recogniser | undefined> {
  const data = await unpacked(packed);
  // It opens with the number of its parts (tessdatamanager.h); Tesseract takes a file without any for an empty language.
  const parts = data.length < 4 ? 0 : new DataView(data.buffer, data.byteOffset).getUint32(0, true);
  if (parts === 0 || parts > MOST_PARTS) return undefined;
  FS.writeFile(`${language}.traineddata`, data);
  const recogniser = new TessBaseAPI();
  if (recogniser.Init(null, language, 1) !== 0) return undefined;
  // Columns, headings and tables are told apart by Tesseract itself.
  recogniser.SetVariable('tessedit_pageseg_mode', '3');
  return recogniser;
}

function read({ FS }: Engine, recogniser: Recogniser, picture: Uint8Array): RecognisedText {
  FS.writeFile(PICTURE, picture);
  if (recogniser.SetImageFile(1, 0) !== 0) throw new TypeError('This is no picture.');
  recogniser.FindLines();
  const lean = recogniser.GetGradient();
  if (Math.abs(lean) > LEANING && Math.abs(lean) < MOST_LEANING) recogniser.SetImageFile(1, lean);
  recogniser.Recognize(null);
  const text = recogniser.GetUTF8Text();
  const confidence = Math.max(0, Math.min(100, recogniser.MeanTextConf())) / 100;
  recogniser.Clear();
  FS.unlink(PICTURE);
  return { text, confidence };
}

/** Servers that know `.gz` as an encoding unpack it on the way, so the bytes decide. */
async function unpacked(data: ArrayBuffer): Promise<Uint8Array> {
  const bytes = new Uint8Array(data);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  return new Uint8Array(await new Response(new Blob([data]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
}
