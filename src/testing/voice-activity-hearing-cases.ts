import { expectAdapter } from './adapter-assertions.js';
import { expectThat } from './assertions.js';
import type { ContractCase } from './contract-case.js';
import { expectSpans, voiceActivityCase, type CreateVoiceActivityRig, type RecordedSound, type RecordedSpeech, type VoiceActivityCase } from './voice-activity-rig.js';

/** Where the clock of a session may stand when the microphone is opened, ms. */
const LATE = 3_723_456;

/** What is heard, and when it was. */
export function voiceActivityHearingCases(create: CreateVoiceActivityRig): readonly ContractCase[] {
  const testCase = (name: string, body: (context: VoiceActivityCase, speech: RecordedSpeech) => Promise<void>) =>
    voiceActivityCase(create, name, (context) => {
      const [speech] = context.rig.speech;
      expectThat(speech !== undefined, 'A rig must have recorded speech.');
      return body(context, speech);
    });
  return [
    testCase('says what it is', async ({ activity }) => {
      expectAdapter(activity);
      expectThat(activity.probability === 0, `Before it has heard anything, probability must be 0; it is ${activity.probability}.`);
    }),
    testCase('finds speech, at every rate', async ({ rig, activity, load, hear }) => {
      await load();
      for (const speech of rig.speech) {
        activity.reset();
        expectSpans(await hear([speech], speech.spans), speech.spans, rig.toleranceMs, `At ${speech.sampleRate} Hz, speech must be found.`);
      }
    }),
    testCase('hears nothing in a quiet room', async ({ rig, load, hear }, speech) => {
      await load();
      // The speech behind it tells that the quiet was heard.
      const spans = moved(speech.spans, lengthOf(rig.quiet));
      expectSpans(await hear([rig.quiet, speech], spans), spans, rig.toleranceMs, 'A quiet room is not speech.');
    }),
    testCase('hears nothing in noise without a voice, and a voice behind it', async ({ rig, load, hear }, speech) => {
      const { noise } = rig;
      if (!noise) return;
      await load();
      const spans = moved(speech.spans, lengthOf(noise));
      expectSpans(await hear([noise, speech], spans), spans, rig.toleranceMs, 'Noise is not speech.');
    }),
    testCase('tells times on the clock of the frames', async ({ rig, load, hear }, speech) => {
      await load();
      const spans = moved(speech.spans, LATE);
      expectSpans(await hear([speech], spans, LATE), spans, rig.toleranceMs, 'Times must be those of the frames.');
    }),
    testCase('forgets what it heard with reset(), also what it was just hearing', async ({ rig, activity, load, hear }, speech) => {
      await load();
      const [[from, to] = [0, 0]] = speech.spans;
      await hear([first(speech, (from + to) / 2)], []);
      activity.reset();
      expectThat(activity.probability === 0, `After reset(), probability must be 0; it is ${activity.probability}.`);
      const spans = moved(speech.spans, LATE);
      expectSpans(await hear([speech], spans, LATE), spans, rig.toleranceMs, 'After reset(), nothing of what came before may be told.');
      expectThat(activity.push({ data: new Int16Array(320), sampleRate: 16_000, at: LATE + 120_000 }).length === 0, 'What was told must not be told again.');
    }),
  ];
}

function moved(spans: RecordedSpeech['spans'], by: number): RecordedSpeech['spans'] {
  return spans.map(([from, to]) => [from + by, to + by]);
}

/** ms of whole frames. */
function lengthOf({ samples, sampleRate }: RecordedSound): number {
  return Math.floor((samples.length / sampleRate) * 50) * 20;
}

function first({ samples, sampleRate }: RecordedSound, ms: number): RecordedSound {
  return { samples: samples.slice(0, Math.round((ms / 1000) * sampleRate)), sampleRate };
}
