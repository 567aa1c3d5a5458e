// A signal handler may do next to nothing, and writing to a file descriptor is among the little that it may (see
// signal-safety(7)). So it writes to an eventfd, on which Qt's event loop waits. The descriptor is a global because a
// handler is given nothing but the signal's number.

#include "cli/interrupt.h"

#include <atomic>
#include <csignal>
#include <cstdint>
#include <sys/eventfd.h>
#include <unistd.h>

namespace loopscope::app {

namespace {

std::atomic<int> descriptor{-1};

extern "C" void interrupted(int)
{
    const std::uint64_t one = 1;
    // There is nothing to be done here if it fails.
    [[maybe_unused]] const auto written = ::write(descriptor.load(), &one, sizeof one);
}

void handle(void (*handler)(int))
{
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = handler == SIG_DFL ? 0 : static_cast<int>(SA_RESETHAND); // the second signal ends the program
    for (const int signal : {SIGINT, SIGTERM})
        ::sigaction(signal, &action, nullptr);
}

int makeDescriptor()
{
    descriptor = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    return descriptor;
}

} // namespace

Interrupt::Interrupt() : m_notifier(makeDescriptor(), QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, [this] {
        m_notifier.setEnabled(false);
        Q_EMIT requested();
    });
    handle(&interrupted);
}

Interrupt::~Interrupt()
{
    handle(SIG_DFL);
    m_notifier.setEnabled(false);
    ::close(descriptor.exchange(-1));
}

} // namespace loopscope::app
