/** Texts of what is noticed and what follows, of the panel and of the consent notice. */
export const policy = {
  policyHeading: 'What is noticed, and what follows',
  policyText: 'Noticed on this computer, read by a person in context, and never part of your score.',
  policyEnd: (times: number) => (Number(times) === 1 ? 'The interview ends at once' : `The interview ends when one of these happens ${times} times; you are told each time before`),
  policyPause: 'The interview pauses, and goes on when you say so',
  policyWarn: 'You are told, and the interview goes on',
  policyNote: 'Written down only',
  policyCounted: (count: number, of: number) => `This is the ${nth(count)} of ${of}. With the ${nth(of)}, the interview ends.`,
  policyPausedText: (event: string) => `As was said before the interview, it pauses in this case: “${event}”. The clock stands still; go on whenever you are ready.`,
  policyEndedText: (event: string) => `As was said before the interview, it ends in this case: “${event}”. What you have answered is saved, and people decide what it means.`,
  policyFullscreen: 'The interview is held in full screen. You can leave it at any time: hold Escape.',
  fullscreenWanted: 'This interview is held in full screen',
  fullscreenEnter: 'Go to full screen',
  'policy face-missing': 'No face is in the picture',
  'policy multiple-faces': 'A second person is in the picture',
  'policy head-turned': 'Your head is turned away',
  'policy looking-down': 'You look down for long',
  'policy gaze-away': 'You look away for long',
  'policy camera-covered': 'The camera is covered',
  'policy camera-lost': 'The camera is disconnected',
  'policy camera-changed': 'Another camera is used',
  'policy virtual-camera': 'The picture comes from a program instead of a camera',
  'policy face-changed': 'The face seems to be another one',
  'policy phone-visible': 'A phone is in the picture',
  'policy book-visible': 'A book is in the picture',
  'policy other-voice': 'A second voice is heard',
  'policy loud-noise': 'It is loud in the room',
  'policy microphone-lost': 'The microphone is disconnected',
  'policy tab-hidden': 'You leave this tab',
  'policy window-blurred': 'Another window is in front',
  'policy fullscreen-exited': 'You leave full screen',
  'policy second-screen': 'A second screen is connected',
  'policy second-tab': 'The interview is open in a second tab',
  'policy copy': 'You copy or cut text',
  'policy paste': 'You paste something',
  'policy print': 'You print the page',
  'policy context-menu': 'You open the context menu',
  'policy clock-jump': 'The clock of the computer jumps, or the computer sleeps',
  'policy reading-pattern': 'Your eyes move as in reading',
  'policy monitoring-gap': 'Watching stops for a while',
  'policy unassessable': 'It cannot be told what is seen',
};

const ordinals = new Map([['one', 'st'], ['two', 'nd'], ['few', 'rd']]);
let rules: Intl.PluralRules | undefined;

function nth(count: number): string {
  rules ??= new Intl.PluralRules('en', { type: 'ordinal' });
  return `${count}${ordinals.get(rules.select(Number(count))) ?? 'th'}`;
}
