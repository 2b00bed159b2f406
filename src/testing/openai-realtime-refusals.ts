import { listMember, member, numberMember, textMember } from '../utils/member.js';

/** An event that is answered with `error`; the session goes on. */
export class RealtimeRefusal extends Error {
  readonly code: string;
  readonly param: string | null;

  constructor(code: string, message: string, param: string | null = null) {
    super(message);
    this.code = code;
    this.param = param;
  }
}

const VOICES = ['alloy', 'ash', 'ballad', 'coral', 'echo', 'sage', 'shimmer', 'verse', 'marin', 'cedar'];
/** Known members by path; what is not listed has none of its own. Source: OpenAI API reference, "Realtime: session.update". */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  '': ['type', 'model', 'instructions', 'output_modalities', 'audio', 'include', 'max_output_tokens', 'tools', 'tool_choice', 'tracing', 'truncation', 'prompt', 'reasoning', 'parallel_tool_calls'],
  audio: ['input', 'output'],
  'audio.input': ['format', 'noise_reduction', 'transcription', 'turn_detection'],
  'audio.output': ['format', 'speed', 'voice'],
  'audio.input.transcription': ['model', 'language', 'prompt', 'delay'],
  'audio.input.turn_detection': ['type', 'create_response', 'interrupt_response', 'eagerness', 'threshold', 'prefix_padding_ms', 'silence_duration_ms', 'idle_timeout_ms'],
};
const CONTENT: Readonly<Record<string, readonly string[]>> = { user: ['input_text', 'input_audio', 'input_image'], assistant: ['output_text', 'output_audio'], system: ['input_text'] };

/** Throws for a session that there cannot be. */
export function refuseSession(session: unknown, hasSpoken: boolean): void {
  if (textMember(session, 'type') !== 'realtime') throw new RealtimeRefusal('missing_required_parameter', "Missing required parameter: 'session.type'.", 'session.type');
  for (const [path, names] of Object.entries(MEMBERS)) {
    const part = path === '' ? session : member(session, ...path.split('.'));
    const unknown = Object.keys(typeof part === 'object' && part !== null ? part : {}).find((name) => !names.includes(name));
    if (unknown !== undefined) throw new RealtimeRefusal('unknown_parameter', `Unknown parameter: '${['session', path, unknown].filter((name) => name !== '').join('.')}'.`, `session.${unknown}`);
  }
  const voice = member(session, 'audio', 'output', 'voice');
  if (typeof voice === 'string' && !VOICES.includes(voice)) throw new RealtimeRefusal('invalid_value', `Invalid value: '${voice}'. Supported values are: ${VOICES.join(', ')}.`, 'session.audio.output.voice');
  if (voice !== undefined && hasSpoken) throw new RealtimeRefusal('cannot_update_voice', "Cannot update a conversation's voice if assistant audio is present.");
  for (const side of ['input', 'output']) {
    const format = member(session, 'audio', side, 'format');
    if (format !== undefined && (textMember(format, 'type') !== 'audio/pcm' || numberMember(format, 'rate') !== 24_000)) throw new RealtimeRefusal('invalid_value', 'This simulator takes audio/pcm at 24000 only.', `session.audio.${side}.format`);
  }
  const detection = textMember(session, 'audio', 'input', 'turn_detection', 'type');
  if (detection !== undefined && detection !== 'server_vad' && detection !== 'semantic_vad') throw new RealtimeRefusal('invalid_value', `Invalid value: '${detection}'. Supported values are: 'server_vad', 'semantic_vad'.`, 'session.audio.input.turn_detection.type');
}

/** Throws for an item that there cannot be. */
export function refuseItem(item: unknown): void {
  if (textMember(item, 'type') === 'item_reference') return;
  if (textMember(item, 'type') !== 'message') throw new RealtimeRefusal('invalid_value', "Invalid value for 'item.type'.", 'item.type');
  const role = textMember(item, 'role') ?? '';
  const allowed = CONTENT[role];
  if (!allowed) throw new RealtimeRefusal('invalid_value', `Invalid value: '${role}'. Supported values are: 'user', 'assistant', 'system'.`, 'item.role');
  const content = listMember(item, 'content');
  const wrong = content.find((part) => !allowed.includes(textMember(part, 'type') ?? ''));
  if (content.length === 0 || wrong !== undefined) throw new RealtimeRefusal('invalid_value', `Invalid content of an item of the role ${role}. Supported values are: ${allowed.join(', ')}.`, 'item.content[0].type');
}
