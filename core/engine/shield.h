#pragma once

#include "engine/subscription.h"

#include <memory>
#include <optional>

namespace loopscope::engine {

/// asyncio.shield(): done when the inner future is, with its outcome; cancelled, it leaves the inner alone. An
/// exception that comes after that is nobody's, and reported when the inner future goes.
class Shield final : public Future {
public:
    /// The inner future itself if it is done. The loop keeps a shield until one of the two is done.
    static std::shared_ptr<Future> create(std::shared_ptr<Future> inner);
    explicit Shield(std::shared_ptr<Future> inner);

    trace::Reason reason() const override { return m_reason; }
    NameId nameId() const override { return m_name; }
    Dependence dependence() const override { return m_inner->dependence(); }

private:
    static void innerDone(void *shield);
    static void outerDone(void *shield);

    std::shared_ptr<Future> m_inner;
    const trace::Reason m_reason;
    const NameId m_name;
    Subscription m_innerSubscription;
    Subscription m_outerSubscription;
};

} // namespace loopscope::engine
