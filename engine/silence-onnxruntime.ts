// [Note: silent onnxruntime] Since 1.29 onnxruntime reports every session to its maker (mobile.events.data.microsoft.com)
// and keeps a device number in the user's cache folder: https://github.com/microsoft/onnxruntime/pull/27379. A theatre's
// machine reports nothing to anybody. The variable is read once, when the library makes its environment, and by native
// code: it must be set in the process's main thread (a worker's process.env is only a copy), before the first session.
// On Windows the library instead hands trace events to the system's own collector; there the system's settings decide.
process.env['ORT_DISABLE_TELEMETRY'] = '1';
