import type { SimulatedFailure } from './language-model-reply.js';
import { jsonResponse } from './language-model-simulator.js';

const STATUSES: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT', 401: 'UNAUTHENTICATED', 403: 'PERMISSION_DENIED', 404: 'NOT_FOUND', 429: 'RESOURCE_EXHAUSTED', 500: 'INTERNAL', 503: 'UNAVAILABLE',
};
const TYPE = 'type.googleapis.com/google.rpc.';

/** An error as Google's services say it (google.rpc.Status as JSON). */
export function googleRefusal(code: number, message: string, details: readonly unknown[] = []): Response {
  return jsonResponse(code, { error: { code, message, status: STATUSES[code] ?? 'UNKNOWN', ...(details.length > 0 && { details }) } });
}

/** Who was not let in, and why. */
export function googleWrongToken(service: string): Response {
  const message = 'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.';
  return googleRefusal(401, message, [errorInfo('ACCESS_TOKEN_TYPE_UNSUPPORTED', service)]);
}

export function googleWrongKey(service: string): Response {
  return googleRefusal(400, 'API key not valid. Please pass a valid API key.', [errorInfo('API_KEY_INVALID', service)]);
}

/** A call that fails before it is answered, as Google Cloud says it. */
export function googleFailure(failure: SimulatedFailure, service: string): Response {
  switch (failure.type) {
    case 'rate':
      return limit(service, 'DefaultRequestsPerMinutePerProject', failure.retryAfterMs);
    case 'quota':
      // With a wait that leads nowhere, as Google sends it.
      return limit(service, 'RequestsPerDayPerProject', 45_837.906927);
    case 'auth':
      return googleWrongToken(service);
    case 'server':
      return failure.status === 503 ? googleRefusal(503, 'The service is currently unavailable.') : googleRefusal(500, 'Internal error encountered.');
  }
}

function limit(service: string, quotaLimit: string, retryAfterMs: number | undefined): Response {
  const metadata = { quota_limit: quotaLimit, quota_limit_value: '900', quota_metric: `${service}/default_requests`, consumer: 'projects/1' };
  return googleRefusal(429, `Quota exceeded for quota metric 'Requests' and limit '${quotaLimit}' of service '${service}'.`, [
    errorInfo('RATE_LIMIT_EXCEEDED', service, metadata),
    ...(retryAfterMs === undefined ? [] : [{ '@type': `${TYPE}RetryInfo`, retryDelay: `${retryAfterMs / 1000}s` }]),
  ]);
}

function errorInfo(reason: string, service: string, metadata: Readonly<Record<string, string>> = {}): unknown {
  return { '@type': `${TYPE}ErrorInfo`, reason, domain: 'googleapis.com', metadata: { service, ...metadata } };
}

/** The first field of an object that is not among these, as Google names it; undefined where there is none. */
export function googleUnknownField(value: unknown, known: ReadonlySet<string>, where: string): Response | undefined {
  const names = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const unknown = names.find((name) => !known.has(name));
  return unknown === undefined ? undefined : googleRefusal(400, `Invalid JSON payload received. Unknown name "${unknown}"${where && ` at '${where}'`}: Cannot find field.`);
}
