#include "engine/shield.h"

#include "engine/loop.h"

namespace loopscope::engine {

std::shared_ptr<Future> Shield::create(std::shared_ptr<Future> inner)
{
    if (inner->isDone())
        return inner;
    auto shield = std::make_shared<Shield>(std::move(inner));
    shield->loop().keep(shield);
    return shield;
}

Shield::Shield(std::shared_ptr<Future> inner)
    : Future(inner->loop())
    , m_inner(std::move(inner))
    , m_reason(m_inner->reason())
    , m_name(m_inner->nameId())
    , m_innerSubscription(*m_inner, {&Shield::innerDone, this})
    , m_outerSubscription(*this, {&Shield::outerDone, this})
{
}

void Shield::innerDone(void *shield)
{
    auto &self = *static_cast<Shield *>(shield);
    const Outcome &outcome = self.m_inner->retrieve();
    if (!self.isDone())
        self.finish(outcome, self.m_inner->finishedBy(), openEnd);
    self.loop().letGo(&self); // destroys it, unless somebody awaits it
}

void Shield::outerDone(void *shield)
{
    auto &self = *static_cast<Shield *>(shield);
    if (self.m_inner->isDone())
        return;
    self.m_innerSubscription.end();
    self.loop().letGo(&self);
}

} // namespace loopscope::engine
