import type { policy as english } from '../en/policy.js';
import type { Translated } from '../strings.js';

export const policy: Translated<typeof english> = {
  policyHeading: 'Ce qui est remarqué, et ce qui s’ensuit',
  policyText: 'Remarqué sur cet ordinateur, lu par une personne dans son contexte, et jamais compté dans votre note.',
  policyEnd: (times) => (Number(times) === 1 ? 'L’entretien prend fin aussitôt' : `L’entretien prend fin quand l’un de ces cas se produit ${times} fois\u202f; on vous le dit chaque fois auparavant`),
  policyPause: 'L’entretien se met en pause, et reprend quand vous le dites',
  policyWarn: 'On vous le dit, et l’entretien continue',
  policyNote: 'Seulement noté',
  policyCounted: (count, of) => `C’est la ${nth(count)} fois sur ${of}. À la ${nth(of)}, l’entretien prend fin.`,
  policyPausedText: (event) => `Comme annoncé avant l’entretien, il se met en pause dans ce cas\u00a0: «\u00a0${event}\u00a0». Le temps est arrêté\u202f; reprenez quand vous voulez.`,
  policyEndedText: (event) => `Comme annoncé avant l’entretien, il prend fin dans ce cas\u00a0: «\u00a0${event}\u00a0». Vos réponses sont sauvegardées, et des personnes décident de ce que cela signifie.`,
  policyFullscreen: 'L’entretien se passe en plein écran. Vous pouvez le quitter à tout moment\u00a0: maintenez la touche Échap.',
  fullscreenWanted: 'Cet entretien se passe en plein écran',
  fullscreenEnter: 'Passer en plein écran',
  'policy face-missing': 'Aucun visage n’est dans l’image',
  'policy multiple-faces': 'Une deuxième personne est dans l’image',
  'policy head-turned': 'Votre tête est tournée ailleurs',
  'policy looking-down': 'Vous regardez longtemps vers le bas',
  'policy gaze-away': 'Vous regardez longtemps ailleurs',
  'policy camera-covered': 'La caméra est couverte',
  'policy camera-lost': 'La caméra est débranchée',
  'policy camera-changed': 'Une autre caméra est utilisée',
  'policy virtual-camera': 'L’image vient d’un programme au lieu d’une caméra',
  'policy face-changed': 'Le visage semble être un autre',
  'policy phone-visible': 'Un téléphone est dans l’image',
  'policy book-visible': 'Un livre est dans l’image',
  'policy other-voice': 'Une deuxième voix s’entend',
  'policy loud-noise': 'La pièce est bruyante',
  'policy microphone-lost': 'Le micro est débranché',
  'policy tab-hidden': 'Vous quittez cet onglet',
  'policy window-blurred': 'Une autre fenêtre est au premier plan',
  'policy fullscreen-exited': 'Vous quittez le plein écran',
  'policy second-screen': 'Un deuxième écran est branché',
  'policy second-tab': 'L’entretien est ouvert dans un deuxième onglet',
  'policy copy': 'Vous copiez ou coupez du texte',
  'policy paste': 'Vous collez quelque chose',
  'policy print': 'Vous imprimez la page',
  'policy context-menu': 'Vous ouvrez le menu contextuel',
  'policy clock-jump': 'L’horloge de l’ordinateur saute, ou il se met en veille',
  'policy reading-pattern': 'Vos yeux bougent comme à la lecture',
  'policy monitoring-gap': 'L’observation s’arrête un moment',
  'policy unassessable': 'Ce qui est vu ne se distingue pas',
};

function nth(count: number): string {
  return Number(count) === 1 ? '1re' : `${count}e`;
}
