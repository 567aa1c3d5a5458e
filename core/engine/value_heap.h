#pragma once

#include "engine/outcome.h"

#include <deque>

namespace loopscope::engine {

// Python's heapq on values: the order in which equal items come out is that of its algorithm, so this is the same (see
// timer_heap.h). Where two values have no order both stop with Python's TypeError, and leave the heap as heapq does.

/// Adds an item. After an error it is in the heap all the same.
std::optional<Exception> pushHeap(std::deque<Value> &heap, Value item);

/// Takes the smallest; there must be one. After an error it is lost.
Outcome popHeap(std::deque<Value> &heap);

/// What Python says of two values that have no order.
Exception unorderable(const Value &left, const Value &right);

} // namespace loopscope::engine
