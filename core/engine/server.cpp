#include "engine/server.h"

#include <QEventLoop>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <latch>

namespace loopscope::engine {

namespace {

constexpr int longestLine = 64;
constexpr int backlog = 512;
constexpr qint64 sentAhead = qint64{256} << 10; // bytes of an answer that wait in memory for a slow reader

/// Answers what is asked over one connection.
class Answerer final : public QObject {
public:
    Answerer(QTcpSocket *socket, QObject *parent) : QObject(parent), m_socket(socket)
    {
        socket->setParent(this);
        socket->setReadBufferSize(longestLine); // what is asked too early waits at the sender's
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, &Answerer::wait);
        connect(socket, &QTcpSocket::readyRead, this, &Answerer::listen);
        connect(socket, &QTcpSocket::bytesWritten, this, &Answerer::send);
        connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
        listen();
        if (socket->state() != QAbstractSocket::ConnectedState)
            deleteLater(); // it was gone before anybody could be told
    }

private:
    void listen()
    {
        if (m_isBusy)
            return;
        if (!m_socket->canReadLine()) {
            if (m_socket->bytesAvailable() >= longestLine)
                m_socket->abort();
            return;
        }
        const QByteArray line = m_socket->readLine();
        std::int64_t latency = 0;
        const auto [rest, error] = std::from_chars(line.begin(), line.end(), latency);
        const bool isAsked = error == std::errc() && rest != line.end() && *rest == ' ' &&
                             std::from_chars(rest + 1, line.end(), m_left).ec == std::errc();
        if (!isAsked)
            return m_socket->abort();
        m_isBusy = true;
        m_due = std::chrono::steady_clock::now() +
                std::min<std::chrono::nanoseconds>(std::chrono::nanoseconds{latency}, std::chrono::hours{24 * 365});
        wait();
    }

    void wait()
    {
        using std::chrono::milliseconds;
        const auto left = std::chrono::ceil<milliseconds>(m_due - std::chrono::steady_clock::now());
        if (left > milliseconds::zero())
            m_timer.start(std::min<milliseconds>(left, std::chrono::hours{24}));
        else
            send();
    }

    void send()
    {
        if (!m_isBusy || m_timer.isActive())
            return;
        while (m_left > 0 && m_socket->bytesToWrite() < sentAhead) {
            const auto size = std::min<std::int64_t>(m_left, sentAhead / 4);
            if (m_socket->write(QByteArray(size, '.')) != size)
                return m_socket->abort();
            m_left -= size;
        }
        if (m_left > 0)
            return;
        m_isBusy = false;
        m_socket->flush(); // at once, or answers of one moment would go in the order of their descriptors
        QMetaObject::invokeMethod(this, &Answerer::listen, Qt::QueuedConnection);
    }

    QTcpSocket *const m_socket; ///< a child
    QTimer m_timer;
    bool m_isBusy = false;
    std::chrono::steady_clock::time_point m_due;
    std::int64_t m_left = 0; ///< of the answer, to be written
};

} // namespace

Server::Server()
{
    std::latch isListening(1);
    m_thread.reset(QThread::create([this, &isListening] {
        QTcpServer server;
        server.setListenBacklogSize(backlog);
        QObject::connect(&server, &QTcpServer::newConnection, &server, [&server] {
            while (QTcpSocket *socket = server.nextPendingConnection())
                new Answerer(socket, &server); // goes when the connection does
        });
        if (server.listen(QHostAddress::LocalHost))
            m_port = server.serverPort();
        else
            m_port = Exception{"OSError", "the run's server cannot listen: " + server.errorString().toStdString()};
        isListening.count_down(); // the last that is known of it here
        QEventLoop loop;
        loop.exec();
    }));
    m_thread->setObjectName(QStringLiteral("server"));
    m_thread->start();
    isListening.wait();
}

Server::~Server()
{
    m_thread->quit();
    m_thread->wait();
}

} // namespace loopscope::engine
