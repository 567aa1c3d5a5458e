#include "engine/environment.h"

#include "engine/outside.h"

namespace loopscope::engine {

Outside &Environment::outside()
{
    const std::scoped_lock lock(m_outsideMutex);
    if (m_outside == nullptr)
        m_outside = std::make_shared<Outside>();
    return *m_outside;
}

} // namespace loopscope::engine
