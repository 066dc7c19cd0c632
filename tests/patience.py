"""How long a test waits before it holds something to hang. What is waited for ends the wait, so both are for the
busiest of computers; how quick something is, is never said with them."""

#: Seconds, for another program or thread.
PROGRAM = 300.0
#: Milliseconds, for a window in the test's process (`qtbot`'s own usual is five seconds).
WINDOW_MS = 60_000
