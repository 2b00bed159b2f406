import { AdapterError } from '../../errors/index.js';
import type { RealtimeVoiceOptions } from '../../spec/index.js';
import { textMember } from '../../utils/member.js';
import { namedError, PROVIDER } from './realtime-errors.js';
import type { RealtimeLine } from './realtime-line.js';
import { SAMPLE_RATE, type OpenaiRealtimeVoiceOptions } from './realtime-options.js';

/** What was said, by whom. */
export interface SaidText {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

/** Items that a new session is told of; older ones carry nothing that is still spoken of. */
const MOST_ITEMS = 60;

/** Sets a new session up, and tells it what was said before. Rejects with `AdapterError`, or with what the line fails with. */
export async function setUp(line: RealtimeLine, reader: AsyncIterator<unknown>, options: OpenaiRealtimeVoiceOptions, asked: RealtimeVoiceOptions, history: readonly SaidText[]): Promise<void> {
  await answer(reader, 'session.created');
  line.send({ type: 'session.update', event_id: 'setup', session: sessionOf(options, asked) });
  await answer(reader, 'session.updated');
  for (const { role, text } of history.slice(-MOST_ITEMS)) {
    const content = [{ type: role === 'user' ? 'input_text' : 'output_text', text }];
    line.send({ type: 'conversation.item.create', event_id: 'loose', item: { type: 'message', role, content } });
  }
}

async function answer(reader: AsyncIterator<unknown>, type: string): Promise<void> {
  for (;;) {
    const { value, done } = await reader.next();
    if (done) throw new AdapterError(PROVIDER, 'closed', 'the connection was closed before the session began');
    if (textMember(value, 'type') === 'error') throw namedError(textMember(value, 'error', 'code'), 'the session was refused');
    if (textMember(value, 'type') === type) return;
  }
}

/** Source: OpenAI API reference, "Realtime: session.update". */
function sessionOf(options: OpenaiRealtimeVoiceOptions, { instructions, language, voice = options.voice ?? 'marin', manualTurns }: RealtimeVoiceOptions): object {
  const { transcriptionModel = 'gpt-4o-transcribe', turnDetection = 'semantic_vad', noiseReduction } = options;
  const format = { type: 'audio/pcm', rate: SAMPLE_RATE };
  return {
    type: 'realtime',
    instructions,
    output_modalities: ['audio'],
    audio: {
      input: {
        format,
        transcription: { model: transcriptionModel, language: language.split('-')[0] },
        // Without `create_response` and `interrupt_response` the model only tells what it notices.
        turn_detection: manualTurns ? null : { type: turnDetection, create_response: false, interrupt_response: false },
        ...(noiseReduction && { noise_reduction: { type: noiseReduction } }),
      },
      output: { format, voice },
    },
  };
}
