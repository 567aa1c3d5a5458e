#pragma once

// Values as bytes, for the way to a worker process and back: what Python calls to pickle them.

#include "engine/bytes.h"
#include "engine/outcome.h"

#include <optional>

namespace loopscope::engine {

/// Why a value cannot go to another process: for a future or an object anywhere in it a TypeError with
/// Python's words.
std::optional<Exception> refusalToSend(const Value &value);

/// Only of values that are not refused.
void write(ByteWriter &bytes, const Value &value);
/// None where the reader has failed; so it has after bytes that write() cannot have written, or that are nested deeper
/// or have more parts than any value.
Value readValue(ByteReader &bytes);

void write(ByteWriter &bytes, const Exception &exception);
Exception readException(ByteReader &bytes);

/// What another process is told of this outcome: a value that cannot be sent is an exception instead.
Outcome sendable(Outcome outcome);
/// Only of outcomes that are sendable.
void write(ByteWriter &bytes, const Outcome &outcome);
Outcome readOutcome(ByteReader &bytes);

} // namespace loopscope::engine
