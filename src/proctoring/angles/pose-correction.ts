import { rayAngle } from './ray-correction.js';
import type { HeadPose } from '../../spec/index.js';

/**
 * Model of what MediaPipe's face geometry reports for a true pose, degrees:
 *   yaw = YAW_GAIN x true yaw + RAY_SHARE x ray;  pitch = true pitch + PITCH_OFFSET.
 *
 * The geometry assumes a camera of 63 degrees vertical field of view (MediaPipe,
 * `face_geometry_from_landmarks_graph.cc`). With that very camera the gain is 1 and the share of the ray 0.5. Cameras
 * of laptops are narrower, 35 to 45 degrees; large angles then come out a tenth too small, distances at 0.6 of the
 * truth, and so the reported ray too large and its share smaller. The values are a least-squares fit over the rendered
 * clips with known pose (40 degrees vertical, two heads, 38 to 115 cm, 15 cm to either side, yaw within 35 and pitch
 * within 25 degrees); `npm run eval:proctoring` measures what is left.
 */
export const YAW_GAIN = 0.905;
export const RAY_SHARE = 0.3;
/** The canonical face of the model looks slightly up, so a level head is reported as lowered. */
export const PITCH_OFFSET = -1.8;

/** The pose of the head against the camera's own axis, from what the engine reports, degrees. */
export function correctPose(pose: HeadPose, position: { readonly x: number; readonly z: number } | undefined): HeadPose {
  const ray = position ? rayAngle(position) : 0;
  return { yaw: (pose.yaw - RAY_SHARE * ray) / YAW_GAIN, pitch: pose.pitch - PITCH_OFFSET, roll: pose.roll };
}
