import { AdapterError, type InterviewError } from '../../errors/index.js';
import { asksForTime, asksToRepeat, isMereListening, onlyAsksForTime, seemsUnfinished, yesOrNo, type Phrases } from '../../interviewer/phrases/index.js';
import type { AudioPlayer, AudioSource, Clock, InterviewPlan, SpeechToText, SpeechToTextPart, TextToSpeech, TurnDetector, VoiceActivity } from '../../spec/index.js';
import type { Conversation, ConversationCallbacks } from '../conversation.js';
import { Bridge } from './bridge.js';
import { Ears } from './ears.js';
import { Interruption } from './interruption.js';
import { Mouth } from './mouth.js';
import { pauseRule } from './pause-rule.js';
import { TurnTaker, type TurnEnd } from './turn-taker.js';
import { TurnWatch } from './turn-watch.js';
import { isEchoOf } from './words.js';

export interface VoiceConversationOptions extends ConversationCallbacks {
  readonly plan: InterviewPlan;
  readonly textToSpeech: TextToSpeech | undefined;
  readonly speechToText: SpeechToText | undefined;
  readonly voiceActivity: VoiceActivity;
  readonly turnDetector: TurnDetector | undefined;
  readonly phrases: Phrases;
  readonly clock: Clock;
  /** Now on the session clock, ms. */
  now(): number;
  player(): AudioPlayer | undefined;
  audio(): AudioSource | undefined;
  /** What stands of the answer already. */
  answer(): string;
}

/** A detector that leaves it to the candidate. */
const NEVER: TurnDetector = { specificationVersion: 'v1', provider: 'candidate', predict: () => 0, reset: () => undefined };

/** Speaks with a voice that can be cut, listens while it speaks, and finds the end of an answer by itself. */
export class VoiceConversation implements Conversation {
  readonly #options: VoiceConversationOptions;
  readonly #watch: TurnWatch;
  readonly #bridge: Bridge;
  readonly #life = new AbortController();
  #mouth: Mouth | undefined;
  #ears: Ears | undefined;
  #taker: TurnTaker | undefined;
  #interruption: Interruption | undefined;
  /** Certain words of before the floor was the candidate's. */
  #early: Extract<SpeechToTextPart, { type: 'transcript-end' }>[] = [];
  #guess = '';
  #isSounding = false;
  /** The floor was taken while the text was not known yet. */
  #cutAhead: number | undefined;
  #isListening = false;
  #isTurnOver = false;
  /** Certain words came after the last sound. */
  #hasAllWords = false;
  #hasAskedForTime = false;

  constructor(options: VoiceConversationOptions) {
    this.#options = options;
    this.#watch = new TurnWatch((measure) => options.onMeasured(measure));
    // What hears meanwhile is the spare one's business.
    void options.voiceActivity.load?.({ signal: this.#life.signal }).catch(() => undefined);
    this.#bridge = new Bridge(options.clock, options.phrases.bridging, (text) => this.#mouth?.phrase('bridge', text));
  }

  get silence(): InterviewError | undefined {
    const { textToSpeech: voice, player } = this.#options;
    if (!voice) return new AdapterError('text-to-speech', 'unsupported', 'no voice was given');
    if (!voice.isSupported()) return new AdapterError(voice.provider, 'unsupported', 'this browser has no voice');
    return voice.output === 'device' || player() ? undefined : new AdapterError(voice.provider, 'unsupported', 'there is no player for its sound');
  }

  get canListen(): boolean {
    return this.#options.speechToText?.isSupported() ?? false;
  }

  get isListening(): boolean {
    return this.#isListening;
  }

  prepare(texts: readonly string[]): void {
    const { phrases } = this.#options;
    if (!this.silence) void this.#voice().prepare([...texts, ...phrases.bridging, phrases.moreTime]);
  }

  draft(text: string, isWhole: boolean): void {
    this.#watch.text(this.#options.now());
    if (!this.silence) this.#voice().draft(text, isWhole);
  }

  discard(): void {
    this.#watch.forget();
    this.#mouth?.discard();
  }

  sayAhead(text: string): void {
    this.#watch.text(this.#options.now());
    if (this.silence || this.#cutAhead !== undefined) return;
    this.#listenAlong();
    this.#voice().ahead(text);
  }

  await(): void {
    if (!this.silence) {
      this.#voice();
      this.#bridge.start();
    }
  }

  async speak(text: string): Promise<boolean> {
    const silence = this.silence;
    if (silence) throw silence;
    this.#watch.text(this.#options.now());
    if (this.#cutAhead !== undefined) {
      this.#bridge.stop();
      const heardTo = Math.min(this.#cutAhead, text.length);
      this.#cutAhead = undefined;
      this.#options.onInterrupted(heardTo);
      return false;
    }
    this.#listenAlong();
    try {
      return await this.#voice().say(text);
    } finally {
      this.#bridge.stop();
    }
  }

  async listen(language: string, audio: AudioSource | undefined): Promise<void> {
    const { plan } = this.#options;
    if (!this.#ears) this.#open(language, audio);
    const ears = this.#ears;
    if (!ears) return;
    this.#bridge.stop();
    this.#interruption = undefined;
    this.#watch.forget();
    this.#isTurnOver = this.#hasAllWords = false;
    this.#isListening = true;
    this.#taker = this.#newTaker(plan.turnTaking === 'automatic' && !plan.pushToTalk);
    if (this.#isSounding) this.#taker.speechStart();
    ears.openGate();
    for (const part of this.#early.splice(0)) this.#certain(part);
    if (this.#guess !== '') this.#taker.guess(this.#guess);
    try {
      await ears.done;
      if (this.#ears === ears) this.#keepGuess();
    } finally {
      if (this.#ears === ears) this.#forgetEars();
    }
  }

  stop(isThinking = false): void {
    if (!isThinking || !this.#bridge.isSpeaking) this.#mouth?.stop();
    if (!isThinking) this.#bridge.stop();
    this.#ears?.leave();
    this.#forgetEars();
    this.#cutAhead = undefined;
  }

  async drain(): Promise<void> {
    this.#mouth?.stop();
    const ears = this.#ears;
    if (!ears) return;
    // All words are there: nobody has to wait for the recogniser's goodbye.
    if (this.#hasAllWords && this.#guess === '') ears.leave();
    else await ears.drain();
    if (this.#ears !== ears) return;
    this.#keepGuess();
    this.#forgetEars();
  }

  close(): void {
    this.stop();
    this.#mouth?.close();
    this.#options.voiceActivity.close?.();
    this.#life.abort();
  }

  /** What the recogniser did not confirm by its end counts as said. */
  #keepGuess(): void {
    if (this.#guess !== '') this.#options.onTranscript(this.#guess, undefined, this.#options.speechToText?.provider ?? '');
    this.#guess = '';
  }

  #forgetEars(): void {
    this.#ears = undefined;
    this.#taker = undefined;
    this.#interruption = undefined;
    this.#isListening = false;
    this.#isSounding = false;
    this.#guess = '';
    this.#early = [];
  }

  #voice(): Mouth {
    const { textToSpeech, player, plan, clock, now, onSpeaking, onPhrase } = this.#options;
    if (!textToSpeech) throw new AdapterError('text-to-speech', 'unsupported', 'no voice was given');
    if (this.#mouth) return this.#mouth;
    // Whoever speaks meets the failure.
    void textToSpeech.warm?.({ signal: this.#life.signal }).catch(() => undefined);
    this.#mouth = new Mouth({
      voice: textToSpeech,
      player: player(),
      language: plan.language,
      clock,
      now,
      onSpeaking,
      onPhrase: (purpose, text, outcome) => onPhrase({ purpose, text, outcome }),
      onStart: (at, firstSoundAt) => {
        this.#bridge.stop();
        this.#watch.start(at, firstSoundAt, player()?.outputLatencyMs ?? 0);
      },
    });
    return this.#mouth;
  }

  /** Listens while something is said, where the candidate may talk into it. A voice of the device would be heard as theirs. */
  #listenAlong(): void {
    const { plan, textToSpeech, audio, player } = this.#options;
    const microphone = audio();
    const speaker = player();
    if (plan.duplex === 'half' || plan.pushToTalk || textToSpeech?.output !== 'audio' || !microphone || !speaker || !this.canListen) return;
    if (plan.answerMode === 'typed' || plan.accommodations.textOnly) return;
    if (!this.#ears) this.#open(plan.language, microphone);
    this.#interruption ??= new Interruption({
      player: speaker,
      said: () => this.#mouth?.saying ?? '',
      isListeningNoise: (text) => isMereListening(text, this.#options.phrases.heard),
      onFloorTaken: () => this.#takeFloor(),
      onMeasured: (data) => {
        if (data.outcome === 'false-alarm') this.#ignore();
        this.#options.onInterruption(data);
      },
    });
  }

  /** What sounded was not meant for us. */
  #ignore(): void {
    this.#ears?.closeGate();
    this.#early = [];
    this.#guess = '';
  }

  #takeFloor(): void {
    const mouth = this.#mouth;
    if (!mouth) return;
    const { isAhead, heardTo } = mouth;
    mouth.stop();
    // The question may not be written down yet: then it is told as soon as it is.
    if (this.#taker) return;
    if (isAhead) this.#cutAhead = heardTo;
    else this.#options.onInterrupted(heardTo);
  }

  #open(language: string, audio: AudioSource | undefined): void {
    const { speechToText, voiceActivity, clock, now } = this.#options;
    if (!speechToText) return;
    this.#ears = new Ears({
      speechToText,
      language,
      audio,
      voiceActivity,
      clock,
      now,
      onSpeechStart: (at) => {
        if (!this.#isHeardOver()) return;
        this.#ears?.openGate();
        this.#interruption?.speechStart(at);
      },
      onSpeechEnd: (at) => this.#interruption?.speechEnd(at),
      onPause: ({ type, at }) => {
        this.#isSounding = type === 'speech-start';
        if (type === 'speech-start') this.#taker?.speechStart();
        else this.#taker?.speechEnd(at);
      },
      onTick: (at, quietMs) => {
        this.#interruption?.tick(at, quietMs);
        this.#taker?.tick(at);
      },
      onPart: (part, at) => this.#part(part, at),
    });
    this.#ears.start();
  }

  /** Whether something is being said into which somebody may talk. */
  #isHeardOver(): boolean {
    return this.#interruption !== undefined && (this.#mouth?.isSpeaking ?? false);
  }

  #part(part: SpeechToTextPart, at: number): void {
    const taker = this.#taker;
    const mouth = this.#mouth;
    if (taker && !this.#isTurnOver && mouth?.isSpeaking && 'text' in part) {
      // A phrase of ours, while they have the floor.
      if (isEchoOf(part.text, mouth.saying)) return;
      mouth.stop();
    }
    switch (part.type) {
      case 'transcript-delta':
        this.#guess = part.text;
        this.#interruption?.words(part.text);
        if (!this.#taker) return;
        this.#options.onInterim(part.text);
        this.#taker.guess(part.text);
        return;
      case 'transcript-end':
        this.#guess = '';
        this.#interruption?.words(part.text);
        if (this.#taker) return this.#certain(part, at);
        return void this.#early.push(part);
      case 'turn-eager':
        return taker?.providerEager();
      case 'turn-resumed':
        return taker?.providerResumed();
      case 'turn-end':
        return taker?.providerEnd();
      case 'speech-start':
      case 'speech-end':
        return;
    }
  }

  /** Words that will not change any more: of the answer, unless they ask for something. */
  #certain({ text, confidence, provider = this.#options.speechToText?.provider ?? '' }: Extract<SpeechToTextPart, { type: 'transcript-end' }>, at = this.#options.now()): void {
    const { phrases, onCommand, onTranscript, onInterim } = this.#options;
    const asked = this.#hasAskedForTime ? yesOrNo(text, phrases.heard) : undefined;
    if (asked !== undefined || asksToRepeat(text, phrases.heard)) {
      this.#hasAskedForTime = false;
      this.#taker?.guess('');
      onInterim('');
      if (asked === undefined) return onCommand('repeat', text);
      onCommand(asked === 'yes' ? 'more-time' : 'no-more-time', text);
      if (asked === 'yes') return void this.#mouth?.phrase('more-time', phrases.takeYourTime).then(() => this.#taker?.restart(this.#options.now()));
      return this.#taker?.finish(at);
    }
    onTranscript(text, confidence, provider);
    this.#taker?.certain(text, at);
  }

  #newTaker(isAutomatic: boolean): TurnTaker {
    const { plan, phrases, turnDetector, now, answer, onEager, onResumed } = this.#options;
    const { heard } = phrases;
    const detector =
      turnDetector ??
      pauseRule({
        isUnfinished: (text) => seemsUnfinished(text, heard),
        isThinking: (text) => asksForTime(text, heard),
        patience: plan.accommodations.extraTime,
      });
    const options = {
      detector: isAutomatic ? detector : NEVER,
      // It knows nothing of who was given more time.
      obeysProvider: isAutomatic && plan.accommodations.extraTime === 1,
      isNoAnswer: (text: string) => isMereListening(text, heard) || onlyAsksForTime(text, heard),
      onEager: isAutomatic ? onEager : () => undefined,
      onResumed: isAutomatic ? onResumed : () => undefined,
      onTurnEnd: (end: TurnEnd) => this.#end(end),
      onLongSilence: () => this.#askForTime(),
    };
    return new TurnTaker(options, now(), answer());
  }

  #end(end: TurnEnd): void {
    this.#isTurnOver = true;
    this.#hasAllWords = end.transcriptAt !== undefined;
    // Words that are late are waited for, and nobody else speaks meanwhile.
    if (!this.silence) this.#bridge.start();
    // The frame of sound that told it ended a little earlier: what its way took is no part of what follows.
    this.#watch.end({ ...end, decidedAt: Math.max(end.decidedAt, this.#options.now()) });
    this.#options.onTurnEnd();
  }

  /** Kindly, and once for each question. */
  #askForTime(): void {
    if (this.silence || this.#options.plan.pushToTalk) return;
    this.#hasAskedForTime = true;
    const taker = this.#taker;
    void this.#voice().phrase('more-time', this.#options.phrases.moreTime).then(() => taker?.restart(this.#options.now()));
  }
}
