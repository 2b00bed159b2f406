import { post } from '../../utils/post.js';
import { resolveCredentials } from '../../utils/resolve-credentials.js';
import type { OpenaiSpeechServer } from './openai-speech-options.js';

/** Where it is unless an option says otherwise. */
export const OPENAI = 'https://api.openai.com/v1';

export async function postToOpenai({ baseUrl = OPENAI, credentials, fetch }: OpenaiSpeechServer, path: string, body: unknown, signal: AbortSignal): Promise<Response> {
  const key = credentials === undefined ? undefined : await resolveCredentials(credentials, signal);
  return post({ url: `${baseUrl.replace(/\/+$/, '')}${path}`, headers: key === undefined ? {} : { authorization: `Bearer ${key}` }, body, fetch, signal });
}
