// A hands-free interview: Deepgram hears, Aura speaks, a pause ends the answer. From npm the imports are
// `interview-elements/adapters/deepgram` and, for the simulator, `interview-elements/testing`.
import { deepgramSpeechToText, deepgramTextToSpeech } from '../../dist/src/adapters/deepgram/index.js';

const route = document.querySelector('meta[name="token-route"]').content;

/**
 * A token that lives for seconds, asked for at every connection. Your server gets it with its own key, which never comes
 * here: POST https://api.deepgram.com/v1/auth/grant, header `Authorization: Token <key>`.
 */
async function credentials() {
  const answer = await fetch(route, { method: 'POST' });
  if (!answer.ok) throw new Error(`The route for tokens answered ${answer.status}.`);
  return (await answer.json()).access_token;
}

// The page's policy must allow `connect-src wss://api.deepgram.com` where it is the real one.
const deepgram = route ? { credentials } : (await import('./simulated.js')).simulatedDeepgram();

const panel = document.createElement('interview-panel');
panel.adapters = { speechToText: deepgramSpeechToText(deepgram), textToSpeech: deepgramTextToSpeech(deepgram) };
panel.plan = {
  title: 'A spoken interview',
  questions: [{ text: 'What did you build last?' }, { text: 'How did you know that it works?' }, { text: 'What would you do differently?' }],
  questionCount: 3,
  followUps: 0,
  turnTaking: 'automatic',
  proctoring: { enabled: false },
};

panel.addEventListener('interview-phase-change', () => (document.querySelector('interview-latency').session = panel.session));
panel.addEventListener('interview-end', () => {
  const report = document.createElement('interview-report');
  report.events = panel.session.events;
  panel.after(report);
});

document.querySelector('#simulated').hidden = route !== '';
document.querySelector('main').append(panel);
