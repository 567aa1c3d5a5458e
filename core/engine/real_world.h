#pragma once

#include "engine/gil.h"
#include "engine/world.h"

#include <QThread>

#include <list>

namespace loopscope::engine {

class LoopDriver;

/// A world of real threads in real time.
class RealWorld final : public World {
public:
    RealWorld(Environment &environment, const WorldOptions &options);
    ~RealWorld() override;

    bool isSimulated() const override { return false; }

private:
    struct Place;

    std::shared_ptr<Executor> newPool(ExecutorInfo info) override;
    void launch(const std::shared_ptr<Thread> &thread, const std::shared_ptr<Job> &job, Lane lane) override;
    void launchLoop(std::uint16_t number, const std::shared_ptr<Thread> &thread, MakeGuest make) override;
    Outcome runMainLoop(std::uint16_t number, const MakeGuest &make) override;
    Outcome runMainJob(const std::shared_ptr<Job> &job, Lane lane) override;
    void joinAll() override;

    Gil *gil() { return options().hasGil ? &m_gil : nullptr; }
    Outcome runLoop(Place &place, const MakeGuest &make);
    Place &addPlace(std::uint16_t number, const std::string &name, const std::shared_ptr<Thread> &thread);
    void beginThread(const std::string &name, std::function<void()> run);
    void joinFinished(bool all);

    Gil m_gil;
    std::mutex m_mutex; ///< protects all that follows
    std::list<Place> m_places;
    std::list<std::unique_ptr<QThread>> m_threads;
};

} // namespace loopscope::engine
