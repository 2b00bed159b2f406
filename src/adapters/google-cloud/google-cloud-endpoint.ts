import type { InputIssue } from '../../errors/index.js';
import { post } from '../../utils/post.js';
import { jsonOf } from '../../utils/read-answer.js';
import { resolveCredentials } from '../../utils/resolve-credentials.js';
import type { GoogleCloudServer } from './google-cloud-options.js';

/** What is wrong with the credentials, as options. */
export function credentialIssues({ accessToken, apiKey }: GoogleCloudServer): readonly InputIssue[] {
  return (accessToken === undefined) === (apiKey === undefined) ? [{ path: 'accessToken', message: 'exactly one of accessToken and apiKey is needed' }] : [];
}

/** Posts JSON with the credentials of this very call, and reads the answer. Rejects with `RequestFailure`, or with the signal's reason. */
export async function postToGoogleCloud(server: GoogleCloudServer, url: string, body: unknown, signal: AbortSignal): Promise<unknown> {
  const { accessToken, apiKey, quotaProject, fetch } = server;
  const headers: Record<string, string> = {};
  if (accessToken !== undefined) headers['authorization'] = `Bearer ${await resolveCredentials(accessToken, signal)}`;
  // In a header, because addresses are written into logs.
  if (apiKey !== undefined) headers['x-goog-api-key'] = await resolveCredentials(apiKey, signal);
  if (quotaProject !== undefined) headers['x-goog-user-project'] = quotaProject;
  return jsonOf(await post({ url, headers, body, fetch, signal }), signal);
}

export function endpoint(baseUrl: string, path: string): string {
  return `${baseUrl.replace(/\/+$/, '')}${path}`;
}
