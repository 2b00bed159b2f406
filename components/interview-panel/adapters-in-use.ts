import type { Adapter, InterviewPlan } from '../../src/spec/index.js';
import type { InterviewAdapters } from '../internal/embedded-defaults.js';

/** What an interview by this plan runs on: a recogniser that is never asked sends nothing. */
export function adaptersInUse(adapters: InterviewAdapters, { answerMode, accommodations, proctoring }: InterviewPlan): readonly Adapter[] {
  const { store, interviewer, vision, objects, speechToText, scoringSpeechToText, textToSpeech, voiceActivity, turnDetector } = adapters;
  const isSpoken = answerMode === 'speech' && !accommodations.textOnly;
  const hearing = isSpoken && speechToText?.isSupported() ? [speechToText, scoringSpeechToText, voiceActivity, turnDetector] : [];
  const speaking = !accommodations.textOnly && textToSpeech?.isSupported() ? [textToSpeech] : [];
  const watching = proctoring.enabled && !accommodations.noCamera ? [vision, objects] : [];
  return [store, interviewer, ...hearing, ...speaking, ...watching].filter((adapter) => adapter !== undefined).map(asDeclared);
}

/** A recogniser that never lets sound off the machine says so in another place too. */
function asDeclared(adapter: Adapter): Adapter {
  const { specificationVersion, provider, destinations } = adapter;
  const staysHere = 'capabilities' in adapter && (adapter.capabilities as { readonly onDevice?: boolean }).onDevice === true;
  return { specificationVersion, provider, destinations: destinations ?? (staysHere ? [] : undefined) };
}
