// A script that a worklet takes without complaint and that is not ours.
