// The tracks that a page opens while a test runs.

/** To be called in a `describe`: a list that is empty as each of its tests begins. */
export function openedTracks(): readonly MediaStreamTrack[] {
  const opened: MediaStreamTrack[] = [];
  const { getUserMedia } = MediaDevices.prototype;
  before(() => {
    MediaDevices.prototype.getUserMedia = async function (constraints) {
      const stream = await getUserMedia.call(this, constraints);
      opened.push(...stream.getTracks());
      return stream;
    };
  });
  beforeEach(() => void opened.splice(0));
  after(() => {
    MediaDevices.prototype.getUserMedia = getUserMedia;
  });
  return opened;
}
