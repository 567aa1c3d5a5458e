#pragma once

// Every length of the picture, in one place, in device pixels.

namespace loopscope::timeline {

struct Metrics {
    double scale = 1.0;
    int titleHeight = 44; ///< only where the scene has a title
    int rulerHeight = 34;
    int loopLane = 36;
    int taskLane = 34;
    int workerLane = 28;
    int trackLane = 22; ///< below the first of its thread
    int counterLane = 54;
    int groupHead = 26;  ///< above the first worker: the pool's name
    int emptyGroup = 46; ///< a pool without a job
    int sectionGap = 10; ///< above and below a section's rows
    int indent = 14;     ///< of a child's name
    int running = 20;    ///< heights of spans
    int loopRunning = 24;
    int ready = 14;
    int suspended = 4;
    int stallBand = 5;
    int minimap = 72;
    int minimapMargin = 10;
    int padding = 8;
    int hairline = 1;
    int radius = 3;
};

/// The lengths at `scale` device pixels per logical pixel, each rounded on its own and at least 1.
Metrics metricsFor(double scale);

} // namespace loopscope::timeline
