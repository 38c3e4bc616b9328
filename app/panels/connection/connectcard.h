// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QFrame>
#include <QTimer>
#include <QUrl>

class QLabel;
class QPushButton;

namespace patchbay::app
{

// Where an authorization in the browser stands: not connected, waiting with its time, connected
// and as whom, or why not; with the buttons that fit. UI thread.
class ConnectCard final : public QFrame
{
    Q_OBJECT
public:
    explicit ConnectCard(QWidget *parent = nullptr);

    void showIdle(bool connected, const QString &identity = {});
    void showPreparing();
    // `patience`: how long the answer is waited for.
    void showWaiting(
        const QUrl &link, const QString &redirectUrl, std::chrono::milliseconds patience);
    void showExchanging();
    // `otherPort`: another one may help.
    void showFailure(const QString &sentence, int line, bool otherPort);
    void warn(const QString &sentence); // beside what is shown
    bool isBusy() const { return m_busy; }

signals:
    void connectRequested(bool anyPort);
    void cancelRequested();
    void disconnectRequested();
    void goToLine(int line);

private:
    void reset(const QString &text, const QString &role);
    void showTime();

    QLabel *m_text;
    QLabel *m_redirect;
    QLabel *m_warning;
    QPushButton *m_connect;
    QPushButton *m_otherPort;
    QPushButton *m_cancel;
    QPushButton *m_copyLink;
    QPushButton *m_copyRedirect;
    QPushButton *m_disconnect;
    QPushButton *m_line;
    QElapsedTimer m_since;
    QTimer m_tick;
    std::chrono::milliseconds m_patience{0};
    QUrl m_link;
    QString m_redirectUrl;
    int m_lineNumber = 0;
    bool m_busy = false;
};

} // namespace patchbay::app
