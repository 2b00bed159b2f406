/** The ONNX runtime for one thread, in the folder of the assets; shared by all who use it. */
export const ONNX_RUNTIME_FILE = 'onnx-engine.wasm';
