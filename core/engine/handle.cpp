#include "engine/handle.h"

#include <utility>

namespace loopscope::engine {

std::shared_ptr<Handle> Handle::callSoon(Loop &loop, std::string name, Code code)
{
    auto handle = std::make_shared<Handle>(loop, std::move(name), std::move(code));
    loop.keep(handle);
    handle->m_ticket = loop.callSoon({&Handle::run, handle.get()});
    return handle;
}

std::shared_ptr<Handle> Handle::callLater(Loop &loop, Duration delay, std::string name, Code code)
{
    auto handle = std::make_shared<Handle>(loop, std::move(name), std::move(code));
    handle->m_isTimer = true;
    loop.keep(handle);
    handle->m_alarm.start(delay);
    return handle;
}

Handle::Handle(Loop &loop, std::string name, Code code)
    : Object(std::move(name))
    , m_loop(loop)
    , m_code(std::move(code))
    , m_alarm(loop, {&Handle::run, this})
{
}

Handle::~Handle()
{
    if (m_ticket)
        m_loop.forget(*m_ticket);
}

void Handle::cancel()
{
    m_isCancelled = true;
    m_code = nullptr;
    m_alarm.stop();
    if (m_ticket)
        m_loop.forget(*std::exchange(m_ticket, {}));
    m_loop.letGo(this); // whoever cancels holds it
}

void Handle::run(void *handle)
{
    auto &self = *static_cast<Handle *>(handle);
    self.m_ticket.reset();
    const Code code = std::exchange(self.m_code, {});
    self.m_loop.letGo(&self); // may destroy it
    code();
}

} // namespace loopscope::engine
