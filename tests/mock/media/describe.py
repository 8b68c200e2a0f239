"""Reads all frames of a JPEG or MP4 file with FFmpeg's libraries. Prints the format, the seconds and the dimensions."""

import sys

import av

with av.open(sys.argv[1]) as file:
    video = file.streams.video[0]
    seconds = round(float(file.duration or 0) / av.time_base, 2)
    frames = [f"{frame.width}x{frame.height}" for frame in file.decode(video)]
    print(file.format.name.split(",")[0], video.codec_context.name, seconds, *frames)
