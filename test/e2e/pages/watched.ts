// A page that is watched, by the script-tag build: an interview, or (`?alone`) one camera. `globalThis.watched` tells
// what the engine was given and what was reported, and lets the engine's worker die.
import type { InterviewPanel } from '../../../components/interview-panel/interview-panel.js';
import type { ProctorCamera } from '../../../components/proctor-camera/proctor-camera.js';
import type { EmbeddedAdapters } from '../../../src/adapters/embedded/index.js';
import type { InterviewPlanInput, VisionEngine } from '../../../src/spec/index.js';
import { scriptedSpeechToText } from '../../../src/testing/scripted-speech-to-text.js';

export interface Watched {
  /** When each result came, on the page's clock, ms. */
  readonly results: number[];
  /** What was reported, `start monitoring-gap` and the like, and when. */
  readonly told: { readonly what: string; readonly at: number }[];
  readonly errors: string[];
  /** Frames that the engine was working on at once, at most. */
  mostInFlight: number;
  /** Pictures that the camera gave. */
  delivered(): number;
  /** Ends the worker as a crash does: without a word to anybody. Gives the page's clock, ms. */
  kill(): number;
  /** Intervals between two frames of the page, and its long tasks, for so long, ms. */
  smoothness(ms: number): Promise<{ frames: number[]; longTasks: number[] }>;
}

interface Elements {
  readonly ready: Promise<{ embeddedAdapters(): EmbeddedAdapters }>;
}

const watched: Watched = {
  results: [],
  told: [],
  errors: [],
  mostInFlight: 0,
  delivered: () => 0,
  kill: () => NaN,
  async smoothness(ms) {
    const [frames, longTasks]: [number[], number[]] = [[], []];
    const observer = new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration)));
    observer.observe({ type: 'longtask' });
    const began = performance.now();
    let last = await nextFrame();
    while (last - began < ms) {
      const time = await nextFrame();
      frames.push(time - last);
      last = time;
    }
    observer.disconnect();
    return { frames, longTasks };
  },
};

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

/** The engine of the product, seen from outside. */
function counted(engine: VisionEngine): VisionEngine {
  let inFlight = 0;
  return {
    specificationVersion: engine.specificationVersion,
    provider: engine.provider,
    capabilities: engine.capabilities,
    get modelHash() {
      return engine.modelHash;
    },
    start: (options) => engine.start(options),
    stop: () => engine.stop(),
    async analyse(frame, at) {
      inFlight += 1;
      watched.mostInFlight = Math.max(watched.mostInFlight, inFlight);
      try {
        const observation = await engine.analyse(frame, at);
        watched.results.push(performance.now());
        return observation;
      } finally {
        inFlight -= 1;
      }
    },
  };
}

function holdWorkers(): void {
  const Native = globalThis.Worker;
  globalThis.Worker = class extends Native {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      if (options?.name === 'interview-vision') {
        watched.kill = () => {
          super.terminate();
          return performance.now();
        };
      }
    }
  };
}

function holdCamera(): void {
  const { mediaDevices } = navigator;
  const open = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (constraints) => {
    const stream = await open(constraints);
    const [track] = stream.getVideoTracks() as (MediaStreamTrack & { readonly stats?: { readonly deliveredFrames: number } })[];
    if (track) watched.delivered = () => track.stats?.deliveredFrames ?? 0;
    return stream;
  };
}

async function main(): Promise<void> {
  holdWorkers();
  holdCamera();
  const options = new URLSearchParams(location.search);
  document.addEventListener('interview-incident', ({ incident: { kind, phase } }) => watched.told.push({ what: `${phase} ${kind}`, at: performance.now() }));
  document.addEventListener('interview-error', ({ error }) => watched.errors.push(error.code));
  Object.assign(globalThis, { watched });
  // By a variable, so that it stays a request of the page and is not bundled.
  const entry = '/dist/cdn/interview-elements.js';
  await import(entry);
  const { embeddedAdapters } = await (globalThis as unknown as { InterviewElements: Elements }).InterviewElements.ready;
  const vision = counted(embeddedAdapters().vision);
  if (options.has('alone')) {
    const camera = document.createElement('proctor-camera') as ProctorCamera;
    camera.vision = vision;
    document.body.append(camera);
    return void (await camera.start());
  }
  const panel = document.createElement('interview-panel') as InterviewPanel;
  panel.sessionId = 'watched';
  panel.plan = JSON.parse(options.get('plan') ?? '{}') as InterviewPlanInput;
  panel.adapters = { speechToText: scriptedSpeechToText({ utterances: [] }), vision };
  Object.assign(globalThis, { panel });
  document.body.append(panel);
}

void main();
