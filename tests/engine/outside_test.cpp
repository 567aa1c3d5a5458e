// What is outside of a run's threads and goes with the run: the server, the ways to it, and the folder.

#include "engine/io_stage.h"
#include "engine/socket_wire.h"

#include <QFileInfo>
#include <QTest>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace loopscope;
using namespace loopscope::engine;
using namespace std::chrono_literals;
using test::portOf;
using test::Stage;

class OutsideTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatGoesWrongIsToldAsPythonDoes();
    void theServerRefusesWhatIsNoRequest();
    void theServerEndsWithItsRun();
    void filesAreReadAsTheyWereWritten();
    void filesHaveBounds();
    void aFolderGoesWithItsRun();
};

namespace {

/// A connection from nobody's loop, which blocks.
class BlockingClient {
public:
    explicit BlockingClient(std::uint16_t port) : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        isConnected = ::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    }
    ~BlockingClient() { ::close(m_socket); }
    BlockingClient(const BlockingClient &) = delete;
    BlockingClient &operator=(const BlockingClient &) = delete;

    void say(const std::string &text) { ::send(m_socket, text.data(), text.size(), MSG_NOSIGNAL); }
    /// Whether so much has come; false if it has ended before.
    bool hears(std::size_t bytes)
    {
        std::string all(bytes, ' ');
        return ::recv(m_socket, all.data(), all.size(), MSG_WAITALL) == static_cast<ssize_t>(bytes);
    }

    bool isConnected = false;

private:
    const int m_socket;
};

/// A server that does nothing by itself.
class Listener {
public:
    Listener() : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        isListening = ::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), size) == 0 &&
                      ::listen(m_socket, 1) == 0 &&
                      ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&address), &size) == 0;
        port = ntohs(address.sin_port);
    }
    ~Listener() { ::close(m_socket); }
    Listener(const Listener &) = delete;
    Listener &operator=(const Listener &) = delete;

    void resetNext()
    {
        const int accepted = ::accept(m_socket, nullptr, nullptr);
        const linger atOnce{1, 0};
        ::setsockopt(accepted, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
        ::close(accepted);
    }

    bool isListening = false;
    std::uint16_t port = 0;

private:
    const int m_socket;
};

} // namespace

void OutsideTest::whatGoesWrongIsToldAsPythonDoes()
{
    Stage stage(true);
    QVERIFY(stage.run([&](Task &task) -> QCoro::Task<Outcome> {
        Future lost(task.loop());
        std::uint16_t port = 0;
        {
            Listener listener;
            port = listener.port;
            const auto told = [&](const Arrival &arrival) {
                if (arrival.failure)
                    lost.finish(*arrival.failure);
            };
            auto opened = SocketWire::open(task.loop(), std::move(*stage.environment.outside().takeSeat()), port, told);
            const auto wire = std::get<0>(std::move(opened));
            wire->ask(1h, 1);
            listener.resetNext();
            const Outcome outcome = co_await FutureAwaiter(task, lost, 0);
            stage.log(toText(outcome.exception()));
            stage.log(toText(*wire->ask(1h, 1)));
        }
        auto refused = SocketWire::open(task.loop(), std::move(*stage.environment.outside().takeSeat()), port,
                                        [](const Arrival &) {});
        const std::string text = toText(std::get<Exception>(refused));
        stage.log(text.substr(0, text.rfind(',')));
        co_return Outcome{};
    }));
    QCOMPARE(stage.text, std::string("ConnectionResetError: [Errno 104] Connection reset by peer "
                                     "ConnectionResetError: Connection lost "
                                     "ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1'"));
}

void OutsideTest::theServerRefusesWhatIsNoRequest()
{
    const Server server;
    const std::uint16_t port = std::get<std::uint16_t>(server.port());
    const std::string tooLong(1000, '1');
    for (const std::string &text : {std::string("hello\n"), std::string("1 x\n"), std::string("\n"), tooLong}) {
        BlockingClient client(port);
        QVERIFY(client.isConnected);
        client.say(text);
        QVERIFY2(!client.hears(1), text.c_str());
    }
    BlockingClient client(port);
    client.say("0 3\n0 2\n");
    QVERIFY(client.hears(5));
}

void OutsideTest::theServerEndsWithItsRun()
{
    std::uint16_t port = 0;
    {
        Stage stage(true);
        port = portOf(stage);
        BlockingClient client(port);
        QVERIFY(client.isConnected);
        client.say("3600000000000 1\n");
    }
    QVERIFY(!BlockingClient(port).isConnected);
}

namespace {

std::string resultOf(const Outcome &outcome)
{
    return outcome.isException() ? toText(outcome.exception()) : repr(outcome.value());
}

} // namespace

void OutsideTest::filesAreReadAsTheyWereWritten()
{
    Folder folder;
    QCOMPARE(resultOf(folder.read("note.txt")),
             std::string("FileNotFoundError: [Errno 2] No such file or directory: 'note.txt'"));
    QCOMPARE(resultOf(folder.write("note.txt", "first, and longer")), std::string("None"));
    QCOMPARE(resultOf(folder.write("note.txt", "zweite Zeile: ä\n")), std::string("None"));
    QCOMPARE(resultOf(folder.read("note.txt")), std::string("'zweite Zeile: ä\\n'"));
    QCOMPARE(resultOf(folder.write("empty", "")), std::string("None"));
    QCOMPARE(resultOf(folder.read("empty")), std::string("''"));
    Folder same(folder.path()); // as a process sees it
    QCOMPARE(resultOf(same.read("note.txt")), std::string("'zweite Zeile: ä\\n'"));
    QCOMPARE(resultOf(Folder("").read("note.txt")), std::string("OSError: this process knows no folder of the run"));
}

void OutsideTest::filesHaveBounds()
{
    Folder folder;
    for (const char *name : {"", ".", "..", "a/b", "/etc/passwd", "../x", "a b", "ä", "x\n", "a\\b"}) {
        QVERIFY2(resultOf(folder.write(name, "x")).starts_with("ValueError: a file's name has letters"), name);
        QVERIFY2(resultOf(folder.read(name)).starts_with("ValueError: a file's name has letters"), name);
    }
    QVERIFY(resultOf(folder.write(std::string(300, 'x'), "")).starts_with("OSError: [Errno 36] File name too long: "));
    QCOMPARE(resultOf(folder.write("x", std::string(Folder::mostBytes + 1, 'x'))),
             std::string("OSError: [Errno 27] File too large: 'x' (at most 1000000 bytes)"));
    for (std::size_t i = 0; i < Folder::mostFiles; ++i)
        QCOMPARE(resultOf(folder.write("f" + std::to_string(i), "")), std::string("None"));
    QCOMPARE(resultOf(folder.write("more", "")),
             std::string("OSError: [Errno 28] No space left on device: 'more' (at most 1000 files)"));
    QCOMPARE(resultOf(folder.write("f0", "goes on")), std::string("None"));
}

void OutsideTest::aFolderGoesWithItsRun()
{
    QString path;
    {
        Stage stage(true);
        Folder &folder = stage.environment.outside().folder();
        path = QString::fromStdString(folder.path());
        folder.write("note.txt", "x");
        QVERIFY(QFileInfo::exists(path + "/note.txt"));
    }
    QVERIFY(!path.isEmpty() && !QFileInfo::exists(path));
}

QTEST_GUILESS_MAIN(OutsideTest)
#include "outside_test.moc"
