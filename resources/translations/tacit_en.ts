<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>Audience</name>
        <message numerus="yes">
            <source>%n chosen</source>
            <translation>
                <numerusform>%n chosen</numerusform>
                <numerusform>%n chosen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Who may read these %n?</source>
            <translation>
                <numerusform>Who may read these %n?</numerusform>
                <numerusform>Who may read these %n?</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{0}: %n record(s)</source>
            <translation>
                <numerusform>{0}: %n record</numerusform>
                <numerusform>{0}: %n records</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Capture</name>
        <message numerus="yes">
            <source>%n correction(s) remembered</source>
            <comment>lessons</comment>
            <translation>
                <numerusform>%n correction remembered</numerusform>
                <numerusform>%n corrections remembered</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n kept</source>
            <comment>drafts</comment>
            <translation>
                <numerusform>%n kept</numerusform>
                <numerusform>%n kept</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) not read</source>
            <comment>quoted</comment>
            <translation>
                <numerusform>%n line not read</numerusform>
                <numerusform>%n lines not read</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new person(s)</source>
            <comment>people</comment>
            <translation>
                <numerusform>%n new person</numerusform>
                <numerusform>%n new people</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n promise(s)</source>
            <translation>
                <numerusform>%n promise</numerusform>
                <numerusform>%n promises</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Customers</name>
        <message numerus="yes">
            <source>Filter %n customer(s)</source>
            <translation>
                <numerusform>Filter %n customer</numerusform>
                <numerusform>Filter %n customers</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Files</name>
        <message numerus="yes">
            <source>%n byte(s)</source>
            <translation>
                <numerusform>%n byte</numerusform>
                <numerusform>%n bytes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Import</name>
        <message numerus="yes">
            <source> · %n cannot be read</source>
            <translation>
                <numerusform> · %n cannot be read</numerusform>
                <numerusform> · %n cannot be read</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source> · %n more not shown here</source>
            <translation>
                <numerusform> · %n more not shown here</numerusform>
                <numerusform> · %n more not shown here</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n file</numerusform>
                <numerusform>%n files</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left out</source>
            <translation>
                <numerusform>%n left out</numerusform>
                <numerusform>%n left out</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more file(s): “Copy report” has them all</source>
            <translation>
                <numerusform>%n more file: “Copy report” has them all</numerusform>
                <numerusform>%n more files: “Copy report” has them all</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n question(s) open</source>
            <translation>
                <numerusform>%n question open</numerusform>
                <numerusform>%n questions open</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n remark(s)</source>
            <translation>
                <numerusform>%n remark</numerusform>
                <numerusform>%n remarks</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n remark(s) on parts nobody misses</source>
            <translation>
                <numerusform>%n remark on parts nobody misses</numerusform>
                <numerusform>%n remarks on parts nobody misses</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n sentence(s) sound like a promise</source>
            <translation>
                <numerusform>%n sentence sounds like a promise</numerusform>
                <numerusform>%n sentences sound like a promise</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) will be left out</source>
            <translation>
                <numerusform>%n thing will be left out</numerusform>
                <numerusform>%n things will be left out</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>: %n change(s) made since were kept</source>
            <translation>
                <numerusform>: %n change made since was kept</numerusform>
                <numerusform>: %n changes made since were kept</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Bring in %n file(s)</source>
            <translation>
                <numerusform>Bring in %n file</numerusform>
                <numerusform>Bring in %n files</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Inline</name>
        <message numerus="yes">
            <source>%n blank field(s)</source>
            <translation>
                <numerusform>%n blank field</numerusform>
                <numerusform>%n blank fields</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>List</name>
        <message numerus="yes">
            <source>%n selected</source>
            <translation>
                <numerusform>%n selected</numerusform>
                <numerusform>%n selected</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Named</name>
        <message numerus="yes">
            <source>%n record(s)</source>
            <translation>
                <numerusform>%n record</numerusform>
                <numerusform>%n records</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>People</name>
        <message numerus="yes">
            <source>Filter %n people</source>
            <translation>
                <numerusform>Filter %n person</numerusform>
                <numerusform>Filter %n people</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Promises</name>
        <message numerus="yes">
            <source>{0}, %n promise(s)</source>
            <translation>
                <numerusform>{0}, %n promise</numerusform>
                <numerusform>{0}, %n promises</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Records</name>
        <message numerus="yes">
            <source>%n file(s) attached</source>
            <translation>
                <numerusform>%n file attached</numerusform>
                <numerusform>%n files attached</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n promise(s) made in it stay(s) open.</source>
            <translation>
                <numerusform>%n promise made in it stays open.</numerusform>
                <numerusform>%n promises made in it stay open.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Tag %n record(s)</source>
            <translation>
                <numerusform>Tag %n record</numerusform>
                <numerusform>Tag %n records</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Reminding</name>
        <message numerus="yes">
            <source>%n promise(s) due or overdue</source>
            <translation>
                <numerusform>%n promise due or overdue</numerusform>
                <numerusform>%n promises due or overdue</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Search</name>
        <message numerus="yes">
            <source>%n result(s)</source>
            <translation>
                <numerusform>%n result</numerusform>
                <numerusform>%n results</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{0}, %n result(s)</source>
            <translation>
                <numerusform>{0}, %n result</numerusform>
                <numerusform>{0}, %n results</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Settings</name>
        <message numerus="yes">
            <source>At least %n character(s), please.</source>
            <translation>
                <numerusform>At least %n character, please.</numerusform>
                <numerusform>At least %n characters, please.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>after %n minute(s)</source>
            <translation>
                <numerusform>after %n minute</numerusform>
                <numerusform>after %n minutes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Steps</name>
        <message numerus="yes">
            <source>%n field(s) stay: they were changed since.</source>
            <translation>
                <numerusform>%n field stays: it was changed since.</numerusform>
                <numerusform>%n fields stay: they were changed since.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Store</name>
        <message numerus="yes">
            <source>%Ln conflict(s) to settle: do that first, as another store would not know of them.</source>
            <translation>
                <numerusform>%Ln conflict to settle: do that first, as another store would not know of it.</numerusform>
                <numerusform>%Ln conflicts to settle: do that first, as another store would not know of them.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s) are only yours.</source>
            <translation>
                <numerusform>%Ln record is only yours.</numerusform>
                <numerusform>%Ln records are only yours.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s) with changes wait to be sent, and stay here.</source>
            <translation>
                <numerusform>%Ln record with changes waits to be sent, and stays here.</numerusform>
                <numerusform>%Ln records with changes wait to be sent, and stay here.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Sync</name>
        <message numerus="yes">
            <source>%Ln change(s) sent</source>
            <translation>
                <numerusform>%Ln change sent</numerusform>
                <numerusform>%Ln changes sent</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s) are only yours: nobody else can read them.</source>
            <translation>
                <numerusform>%Ln record is only yours: nobody else can read it.</numerusform>
                <numerusform>%Ln records are only yours: nobody else can read them.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s) received</source>
            <translation>
                <numerusform>%Ln record received</numerusform>
                <numerusform>%Ln records received</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) not taken by the store.</source>
            <translation>
                <numerusform>%n change not taken by the store.</numerusform>
                <numerusform>%n changes not taken by the store.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n conflict(s) to settle.</source>
            <translation>
                <numerusform>%n conflict to settle.</numerusform>
                <numerusform>%n conflicts to settle.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) need you</source>
            <translation>
                <numerusform>%n thing needs you</numerusform>
                <numerusform>%n things need you</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <comment>records whose changes are not sent</comment>
            <translation>
                <numerusform>%n waiting</numerusform>
                <numerusform>%n waiting</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting to be sent</source>
            <translation>
                <numerusform>%n waiting to be sent</numerusform>
                <numerusform>%n waiting to be sent</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Nobody else can read this: %n record(s), by customer. Look through them, tick what your colleagues should know, and share it. Later each can be changed by itself.</source>
            <translation>
                <numerusform>Nobody else can read this %n record. Look at it, tick what your colleagues should know, and share it. Later it can be changed by itself.</numerusform>
                <numerusform>Nobody else can read these %n records; here they are by customer. Look through them, tick what your colleagues should know, and share it. Later each can be changed by itself.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Share %Ln record(s)</source>
            <translation>
                <numerusform>Share %Ln record</numerusform>
                <numerusform>Share %Ln records</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more field(s)</source>
            <translation>
                <numerusform>and %n more field</numerusform>
                <numerusform>and %n more fields</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n older</source>
            <translation>
                <numerusform>%n older</numerusform>
                <numerusform>%n older</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Today</name>
        <message numerus="yes">
            <source>%n draft(s) kept</source>
            <translation>
                <numerusform>%n draft kept</numerusform>
                <numerusform>%n drafts kept</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n min</source>
            <translation>
                <numerusform>%n min</numerusform>
                <numerusform>%n min</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n visit(s)</source>
            <translation>
                <numerusform>%n visit</numerusform>
                <numerusform>%n visits</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>the next in %n minute(s)</source>
            <translation>
                <numerusform>the next in %n minute</numerusform>
                <numerusform>the next in %n minutes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Welcome</name>
        <message numerus="yes">
            <source>At least %n character(s), please.</source>
            <translation>
                <numerusform>At least %n character, please.</numerusform>
                <numerusform>At least %n characters, please.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message numerus="yes">
            <source>%n day(s)</source>
            <comment>distance</comment>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n month(s)</source>
            <comment>distance</comment>
            <translation>
                <numerusform>%n month</numerusform>
                <numerusform>%n months</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n week(s)</source>
            <comment>distance</comment>
            <translation>
                <numerusform>%n week</numerusform>
                <numerusform>%n weeks</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n year(s)</source>
            <comment>distance</comment>
            <translation>
                <numerusform>%n year</numerusform>
                <numerusform>%n years</numerusform>
            </translation>
        </message>
    </context>
</TS>
