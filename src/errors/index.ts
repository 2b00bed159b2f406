export { InterviewError, type InterviewErrorOptions } from './interview-error.js';
export { MediaDeviceError, type MediaDevice, type MediaDeviceReason } from './media-device-error.js';
export { mediaDeviceReason } from './media-device-reason.js';
export { InvalidStateError } from './invalid-state-error.js';
export { InvalidInputError, type InputIssue, type InputSubject } from './invalid-input-error.js';
export { StoreError, type StoreReason } from './store-error.js';
export { AssetError, type AssetReason } from './asset-error.js';
export { loadPart } from './load-part.js';
export { AdapterError, type AdapterReason } from './adapter-error.js';
