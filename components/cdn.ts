// The script-tag build: all elements registered, and the headless entry with the embedded adapters as one global.
import './cdn-assets.js';
import * as headless from '../src/index.js';
import { embeddedAdapters } from '../src/adapters/embedded/index.js';
import * as elements from './define.js';

export const InterviewElements = { ...headless, ...elements, embeddedAdapters };

Object.assign(globalThis, { InterviewElements });
