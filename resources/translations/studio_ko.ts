<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About CTRLF Studio</source>
        <translation>CTRLF Studio 정보</translation>
    </message>
    <message>
        <source>Training scripts become narrated, captioned films, offline.</source>
        <translation>교육 대본을 내레이션과 자막이 있는 영상으로 만듭니다. 오프라인에서.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.</source>
        <translation>GNU 일반 공중 사용 허가서 3판 이상을 따르는 자유 소프트웨어입니다.</translation>
    </message>
    <message>
        <source>Speech by eSpeak NG, pictures by Qt, film by FFmpeg, letters by Pretendard.</source>
        <translation>음성 eSpeak NG, 그림 Qt, 영상 FFmpeg, 글꼴 Pretendard.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Import script...</source>
        <translation>대본 가져오기...</translation>
    </message>
    <message>
        <source>Export script...</source>
        <translation>대본 내보내기...</translation>
    </message>
    <message>
        <source>New script</source>
        <translation>새 대본</translation>
    </message>
    <message>
        <source>Draft a script...</source>
        <translation>대본 초안 만들기...</translation>
    </message>
    <message>
        <source>Source beside the script</source>
        <translation>대본 옆에 원문 보기</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>예제 열기</translation>
    </message>
    <message>
        <source>Settings...</source>
        <translation>설정...</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>New scene</source>
        <translation>새 장면</translation>
    </message>
    <message>
        <source>New chapter</source>
        <translation>새 장</translation>
    </message>
    <message>
        <source>Split scene at cursor</source>
        <translation>커서에서 장면 나누기</translation>
    </message>
    <message>
        <source>Merge with scene before</source>
        <translation>앞 장면과 합치기</translation>
    </message>
    <message>
        <source>Move scene up</source>
        <translation>장면 위로</translation>
    </message>
    <message>
        <source>Move scene down</source>
        <translation>장면 아래로</translation>
    </message>
    <message>
        <source>Duplicate scene</source>
        <translation>장면 복제</translation>
    </message>
    <message>
        <source>Delete scene</source>
        <translation>장면 삭제</translation>
    </message>
    <message>
        <source>Cut scenes</source>
        <translation>장면 잘라내기</translation>
    </message>
    <message>
        <source>Copy scenes</source>
        <translation>장면 복사</translation>
    </message>
    <message>
        <source>Paste scenes</source>
        <translation>장면 붙여넣기</translation>
    </message>
    <message>
        <source>Paste as plain text</source>
        <translation>일반 글로 붙여넣기</translation>
    </message>
    <message>
        <source>Select the scene above as well</source>
        <translation>위 장면도 선택</translation>
    </message>
    <message>
        <source>Select the scene below as well</source>
        <translation>아래 장면도 선택</translation>
    </message>
    <message>
        <source>Previous scene</source>
        <translation>이전 장면</translation>
    </message>
    <message>
        <source>Next scene</source>
        <translation>다음 장면</translation>
    </message>
    <message>
        <source>Go to scene...</source>
        <translation>장면으로 이동...</translation>
    </message>
    <message>
        <source>Rename chapter</source>
        <translation>장 이름 바꾸기</translation>
    </message>
    <message>
        <source>Move chapter up</source>
        <translation>장을 위로</translation>
    </message>
    <message>
        <source>Move chapter down</source>
        <translation>장을 아래로</translation>
    </message>
    <message>
        <source>Merge with chapter before</source>
        <translation>앞 장과 합치기</translation>
    </message>
    <message>
        <source>Delete chapter</source>
        <translation>장 삭제</translation>
    </message>
    <message>
        <source>Fold or unfold chapter</source>
        <translation>장 접기/펼치기</translation>
    </message>
    <message>
        <source>Fold all chapters</source>
        <translation>모든 장 접기</translation>
    </message>
    <message>
        <source>Unfold all chapters</source>
        <translation>모든 장 펼치기</translation>
    </message>
    <message>
        <source>Write scenes anew...</source>
        <translation>장면 새로 쓰기...</translation>
    </message>
    <message>
        <source>Write chapter anew...</source>
        <translation>장 새로 쓰기...</translation>
    </message>
    <message>
        <source>Shorten...</source>
        <translation>줄이기...</translation>
    </message>
    <message>
        <source>Lengthen...</source>
        <translation>늘리기...</translation>
    </message>
    <message>
        <source>Simplify...</source>
        <translation>쉽게 쓰기...</translation>
    </message>
    <message>
        <source>Translate, Korean and English...</source>
        <translation>번역(한국어·영어)...</translation>
    </message>
    <message>
        <source>Translate all into a script of its own...</source>
        <translation>전체를 번역해 새 대본으로...</translation>
    </message>
    <message>
        <source>Set up a language model...</source>
        <translation>언어 모델 설정...</translation>
    </message>
    <message>
        <source>Find in the script...</source>
        <translation>대본에서 찾기...</translation>
    </message>
    <message>
        <source>Replace in the script...</source>
        <translation>대본에서 바꾸기...</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>다음 찾기</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>이전 찾기</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>라이브러리 검색</translation>
    </message>
    <message>
        <source>Next problem</source>
        <translation>다음 문제</translation>
    </message>
    <message>
        <source>Problem before</source>
        <translation>이전 문제</translation>
    </message>
    <message>
        <source>Submit for review</source>
        <translation>검토 요청</translation>
    </message>
    <message>
        <source>Submit with a note...</source>
        <translation>메모와 함께 검토 요청...</translation>
    </message>
    <message>
        <source>Withdraw from review</source>
        <translation>검토 요청 거두기</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>승인</translation>
    </message>
    <message>
        <source>Send back...</source>
        <translation>반려...</translation>
    </message>
    <message>
        <source>Edit as new draft</source>
        <translation>새 초안으로 편집</translation>
    </message>
    <message>
        <source>Compare with approved...</source>
        <translation>승인본과 비교...</translation>
    </message>
    <message>
        <source>History</source>
        <translation>이력</translation>
    </message>
    <message>
        <source>Make film</source>
        <translation>영상 만들기</translation>
    </message>
    <message>
        <source>Film options...</source>
        <translation>영상 옵션...</translation>
    </message>
    <message>
        <source>Hear scene</source>
        <translation>장면 듣기</translation>
    </message>
    <message>
        <source>Look, motion and voice of the scene</source>
        <translation>장면의 모습, 움직임, 목소리</translation>
    </message>
    <message>
        <source>Draw the frames of the scene</source>
        <translation>장면의 틀 잡기</translation>
    </message>
    <message>
        <source>Make a picture of the scene...</source>
        <translation>장면 그림 만들기...</translation>
    </message>
    <message>
        <source>Cancel job</source>
        <translation>작업 취소</translation>
    </message>
    <message>
        <source>Retry job</source>
        <translation>작업 다시 시도</translation>
    </message>
    <message>
        <source>Open film</source>
        <translation>영상 열기</translation>
    </message>
    <message>
        <source>Open film in another program</source>
        <translation>영상을 다른 프로그램으로 열기</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>폴더 보기</translation>
    </message>
    <message>
        <source>Copy error</source>
        <translation>오류 복사</translation>
    </message>
    <message>
        <source>Upload film</source>
        <translation>영상 업로드</translation>
    </message>
    <message>
        <source>Send film now</source>
        <translation>영상 지금 보내기</translation>
    </message>
    <message>
        <source>Stop upload</source>
        <translation>업로드 중지</translation>
    </message>
    <message>
        <source>Copy public address of film</source>
        <translation>영상의 공개 주소 복사</translation>
    </message>
    <message>
        <source>Open public address of film</source>
        <translation>영상의 공개 주소 열기</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>보낼 목록</translation>
    </message>
    <message>
        <source>Send everything that waits</source>
        <translation>기다리는 것 모두 보내기</translation>
    </message>
    <message>
        <source>Connections...</source>
        <translation>연결 설정...</translation>
    </message>
    <message>
        <source>Make film once more</source>
        <translation>영상 한 번 더 만들기</translation>
    </message>
    <message>
        <source>Job earlier in the queue</source>
        <translation>작업 대기 순서 앞으로</translation>
    </message>
    <message>
        <source>Job later in the queue</source>
        <translation>작업 대기 순서 뒤로</translation>
    </message>
    <message>
        <source>View log of job</source>
        <translation>작업 로그 보기</translation>
    </message>
    <message>
        <source>Search jobs</source>
        <translation>작업 검색</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>백엔드</translation>
    </message>
    <message>
        <source>Pull this script from the backend</source>
        <translation>이 대본을 백엔드에서 가져오기</translation>
    </message>
    <message>
        <source>Push this script to the backend</source>
        <translation>이 대본을 백엔드로 보내기</translation>
    </message>
    <message>
        <source>Compare with the backend...</source>
        <translation>백엔드와 비교...</translation>
    </message>
    <message>
        <source>Ask the backend</source>
        <translation>백엔드에 새로 묻기</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>쓰기</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>검토</translation>
    </message>
    <message>
        <source>Preview on the whole screen</source>
        <translation>전체 화면으로 미리보기</translation>
    </message>
    <message>
        <source>Repeat the scene in the preview</source>
        <translation>미리보기에서 장면 반복</translation>
    </message>
    <message>
        <source>Captions in the preview</source>
        <translation>미리보기 자막</translation>
    </message>
    <message>
        <source>Safe areas in the preview</source>
        <translation>미리보기 안전 영역</translation>
    </message>
    <message>
        <source>Mute the preview</source>
        <translation>미리보기 음소거</translation>
    </message>
    <message>
        <source>Go to a time or scene...</source>
        <translation>시간이나 장면으로 이동...</translation>
    </message>
    <message>
        <source>Open the menu</source>
        <translation>메뉴 열기</translation>
    </message>
    <message>
        <source>Do anything...</source>
        <translation>명령 찾기...</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Copy log and diagnostics</source>
        <translation>로그와 진단 정보 복사</translation>
    </message>
    <message>
        <source>Show log folder</source>
        <translation>로그 폴더 보기</translation>
    </message>
    <message>
        <source>About CTRLF Studio</source>
        <translation>CTRLF Studio 정보</translation>
    </message>
</context>
<context>
    <name>BackendDesk</name>
    <message>
        <source>“%1” is not at the backend.</source>
        <translation>“%1”은(는) 백엔드에 없습니다.</translation>
    </message>
    <message>
        <source>Push it to have it there.</source>
        <translation>보내면 백엔드에도 생깁니다.</translation>
    </message>
    <message>
        <source>The backend&apos;s words of “%1” were taken over.</source>
        <translation>“%1”의 백엔드 내용을 가져왔습니다.</translation>
    </message>
    <message>
        <source>“%1” is in the library now.</source>
        <translation>“%1”이(가) 라이브러리에 들어왔습니다.</translation>
    </message>
    <message>
        <source>Its words are those at the backend.</source>
        <translation>내용은 백엔드와 같습니다.</translation>
    </message>
    <message>
        <source>Pulling…</source>
        <translation>가져오는 중…</translation>
    </message>
    <message>
        <source>“%1” was pushed: both sides are the same.</source>
        <translation>“%1”을(를) 보냈습니다. 이제 양쪽이 같습니다.</translation>
    </message>
    <message>
        <source>Pushing…</source>
        <translation>보내는 중…</translation>
    </message>
    <message>
        <source>“%1” was handed in for review, here and at the backend.</source>
        <translation>“%1”의 검토를 여기와 백엔드에서 요청했습니다.</translation>
    </message>
    <message>
        <source>Submitting…</source>
        <translation>검토 요청 중…</translation>
    </message>
    <message>
        <source>“%1” is approved, here and at the backend.</source>
        <translation>“%1”을(를) 여기와 백엔드에서 승인했습니다.</translation>
    </message>
    <message>
        <source>Approving…</source>
        <translation>승인 중…</translation>
    </message>
    <message>
        <source>“%1” was sent back, here and at the backend.</source>
        <translation>“%1”을(를) 여기와 백엔드에서 반려했습니다.</translation>
    </message>
    <message>
        <source>Sending back…</source>
        <translation>반려 중…</translation>
    </message>
    <message>
        <source>Keeping…</source>
        <translation>정리 중…</translation>
    </message>
    <message>
        <source>A film of “%1” was put into the queue.</source>
        <translation>“%1”의 영상을 작업 대기열에 넣었습니다.</translation>
    </message>
    <message>
        <source>It says what the backend said when it was asked.</source>
        <translation>방금 백엔드에서 받은 내용으로 만듭니다.</translation>
    </message>
    <message>
        <source>Fetching the spec…</source>
        <translation>렌더 사양을 받는 중…</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>비교하는 중…</translation>
    </message>
    <message>
        <source>A review of “%1” was requested.</source>
        <translation>“%1”의 검토를 요청했습니다.</translation>
    </message>
    <message>
        <source>The script of “%1” is approved.</source>
        <translation>“%1”의 대본을 승인했습니다.</translation>
    </message>
    <message>
        <source>“%1” is published.</source>
        <translation>“%1”을(를) 게시했습니다.</translation>
    </message>
    <message>
        <source>“%1” was sent back.</source>
        <translation>“%1”을(를) 반려했습니다.</translation>
    </message>
    <message>
        <source>Changed at the backend</source>
        <translation>백엔드에서 바뀜</translation>
    </message>
    <message>
        <source>Changed on both sides</source>
        <translation>양쪽에서 바뀜</translation>
    </message>
    <message>
        <source>No longer at the backend</source>
        <translation>백엔드에 더는 없음</translation>
    </message>
</context>
<context>
    <name>BackendPanel</name>
    <message>
        <source>What can be done with “%1”</source>
        <translation>“%1”에 할 수 있는 일</translation>
    </message>
    <message>
        <source>Scripts here and at the backend</source>
        <translation>여기와 백엔드의 대본</translation>
    </message>
    <message>
        <source>Enter does what is offered first, Space shows more, F5 asks the backend.</source>
        <translation>Enter는 먼저 제안된 일을 하고, Space는 자세히 보여 주며, F5는 백엔드에 새로 묻습니다.</translation>
    </message>
    <message>
        <source>Videos waiting for a review</source>
        <translation>검토를 기다리는 영상</translation>
    </message>
</context>
<context>
    <name>BackendTexts</name>
    <message>
        <source>Only here</source>
        <translation>여기에만 있음</translation>
    </message>
    <message>
        <source>Only at the backend</source>
        <translation>백엔드에만 있음</translation>
    </message>
    <message>
        <source>Same on both sides</source>
        <translation>양쪽이 같음</translation>
    </message>
    <message>
        <source>Changed here</source>
        <translation>여기에서 바뀜</translation>
    </message>
    <message>
        <source>Changed at the backend</source>
        <translation>백엔드에서 바뀜</translation>
    </message>
    <message>
        <source>Changed on both sides</source>
        <translation>양쪽에서 바뀜</translation>
    </message>
    <message>
        <source>No longer at the backend</source>
        <translation>백엔드에 더는 없음</translation>
    </message>
    <message>
        <source>Push hands it over to the backend.</source>
        <translation>보내면 백엔드에 넘겨집니다.</translation>
    </message>
    <message>
        <source>Pull brings it into the library.</source>
        <translation>가져오면 라이브러리에 들어옵니다.</translation>
    </message>
    <message>
        <source>Both sides say the same.</source>
        <translation>양쪽 내용이 같습니다.</translation>
    </message>
    <message>
        <source>Push puts your words in the place of those at the backend.</source>
        <translation>보내면 여기의 내용이 백엔드의 내용을 대신합니다.</translation>
    </message>
    <message>
        <source>Pull takes the new words over; yours of before stay in the history.</source>
        <translation>가져오면 새 내용으로 바뀌고, 지금 내용은 이력에 남습니다.</translation>
    </message>
    <message>
        <source>Compare, and choose scene by scene whose words stand.</source>
        <translation>비교해서 장면마다 어느 쪽을 쓸지 고르십시오.</translation>
    </message>
    <message>
        <source>It was deleted there. Keep it here; it can be pushed anew.</source>
        <translation>백엔드에서 지워졌습니다. 여기에 두었다가 새로 보낼 수 있습니다.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Pull</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>보내기</translation>
    </message>
    <message>
        <source>Compare and choose...</source>
        <translation>비교하고 고르기...</translation>
    </message>
    <message>
        <source>Keep here only</source>
        <translation>여기에만 두기</translation>
    </message>
    <message>
        <source>Make film from there</source>
        <translation>백엔드 내용으로 영상 만들기</translation>
    </message>
    <message>
        <source>Submit for review</source>
        <translation>검토 요청</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>승인</translation>
    </message>
    <message>
        <source>Send back...</source>
        <translation>반려...</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>자세히 보기</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>All scripts</source>
        <translation>모든 대본</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>확인 필요</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>바뀜</translation>
    </message>
    <message>
        <source>here: %1, rev %2</source>
        <comment>state and revision of a script</comment>
        <translation>여기: %1, %2차</translation>
    </message>
    <message>
        <source>v%1</source>
        <comment>version</comment>
        <translation>v%1</translation>
    </message>
    <message>
        <source>backend: %1</source>
        <translation>백엔드: %1</translation>
    </message>
    <message>
        <source>same at %1</source>
        <comment>a moment</comment>
        <translation>마지막 일치 %1</translation>
    </message>
    <message>
        <source>Planned</source>
        <comment>a video</comment>
        <translation>기획</translation>
    </message>
    <message>
        <source>Script being written</source>
        <translation>대본 작성 중</translation>
    </message>
    <message>
        <source>Script ready</source>
        <translation>대본 준비됨</translation>
    </message>
    <message>
        <source>Script in review</source>
        <translation>대본 검토 중</translation>
    </message>
    <message>
        <source>Script approved</source>
        <translation>대본 승인됨</translation>
    </message>
    <message>
        <source>Film being made</source>
        <translation>영상 제작 중</translation>
    </message>
    <message>
        <source>Film ready</source>
        <translation>영상 준비됨</translation>
    </message>
    <message>
        <source>Film in review</source>
        <translation>영상 검토 중</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>게시됨</translation>
    </message>
    <message>
        <source>Disabled</source>
        <comment>a video</comment>
        <translation>사용 중지됨</translation>
    </message>
    <message>
        <source>Script · first review</source>
        <translation>대본 · 1차 검토</translation>
    </message>
    <message>
        <source>Film · final review</source>
        <translation>영상 · 최종 검토</translation>
    </message>
    <message>
        <source>done</source>
        <comment>a step of a video</comment>
        <translation>끝남</translation>
    </message>
    <message>
        <source>now</source>
        <comment>a step of a video</comment>
        <translation>지금</translation>
    </message>
    <message>
        <source>ahead</source>
        <comment>a step of a video</comment>
        <translation>남음</translation>
    </message>
    <message>
        <source>course ended</source>
        <translation>교육 종료</translation>
    </message>
    <message>
        <source>Course ended on %1: no films are made for it or uploaded any more.</source>
        <translation>교육이 %1에 끝났습니다. 이제 영상을 만들거나 올릴 수 없습니다.</translation>
    </message>
    <message>
        <source>Course until %1</source>
        <translation>교육 기간: %1까지</translation>
    </message>
    <message>
        <source>Course from %1</source>
        <translation>교육 기간: %1부터</translation>
    </message>
    <message>
        <source>Course from %1 to %2</source>
        <translation>교육 기간: %1 ~ %2</translation>
    </message>
    <message>
        <source>Request review</source>
        <translation>검토 요청</translation>
    </message>
    <message>
        <source>Approve script</source>
        <translation>대본 승인</translation>
    </message>
    <message>
        <source>Approve and publish</source>
        <translation>승인하고 게시</translation>
    </message>
</context>
<context>
    <name>BeforeAfter</name>
    <message>
        <source>Before</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>After</source>
        <translation>이후</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>화면</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>자막</translation>
    </message>
    <message>
        <source>Words of the picture</source>
        <translation>그림 속 글</translation>
    </message>
    <message>
        <source>Highlighted words</source>
        <translation>강조할 말</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>이전과 이후</translation>
    </message>
</context>
<context>
    <name>CertificatesEditor</name>
    <message>
        <source>There is no such file, or it holds no certificates in the PEM format.</source>
        <translation>파일이 없거나 PEM 형식의 인증서가 들어 있지 않습니다.</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>인증서 (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
</context>
<context>
    <name>ChapterHeading</name>
    <message>
        <source>%1</source>
        <comment>number of a chapter</comment>
        <translation>%1장</translation>
    </message>
    <message>
        <source>Title of chapter %1</source>
        <translation>%1장 제목</translation>
    </message>
    <message>
        <source>Chapter title</source>
        <translation>장 제목</translation>
    </message>
    <message>
        <source>Unfold chapter %1</source>
        <translation>%1장 펼치기</translation>
    </message>
    <message>
        <source>Fold chapter %1</source>
        <translation>%1장 접기</translation>
    </message>
    <message>
        <source>More for chapter %1</source>
        <translation>%1장 더 보기</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>Film being made</source>
        <translation>영상 제작 중</translation>
    </message>
    <message>
        <source>Film ready</source>
        <translation>영상 있음</translation>
    </message>
    <message>
        <source>Film failed</source>
        <translation>영상 실패</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>제목순</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>최신순</translation>
    </message>
    <message>
        <source>Show scripts in state</source>
        <translation>표시할 상태</translation>
    </message>
    <message>
        <source>Order of the scripts</source>
        <translation>대본 순서</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>모든 상태</translation>
    </message>
</context>
<context>
    <name>ClockField</name>
    <message>
        <source>Position in the film</source>
        <translation>영상 안의 위치</translation>
    </message>
    <message>
        <source>Position in the film (G). Write where to go: 1:07, 67, +2, -0:05.12, or #12 for a scene</source>
        <translation>영상 안의 위치 (G). 이동할 곳을 입력합니다: 1:07, 67, +2, -0:05.12, 장면은 #12</translation>
    </message>
</context>
<context>
    <name>ColorEditor</name>
    <message>
        <source>Pick: %1</source>
        <translation>고르기: %1</translation>
    </message>
    <message>
        <source>Pick a colour</source>
        <translation>색 고르기</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>What do you want to do?</source>
        <translation>무엇을 하시겠습니까?</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation>찾은 명령</translation>
    </message>
</context>
<context>
    <name>ComparisonFoot</name>
    <message>
        <source>Choose the present text at the right, and open it for editing.</source>
        <translation>오른쪽에서 현재 글을 고르고, 고칠 수 있게 여십시오.</translation>
    </message>
    <message>
        <source>The script is in review: withdraw it first.</source>
        <translation>검토 중인 대본입니다. 먼저 검토 요청을 거두십시오.</translation>
    </message>
    <message>
        <source>The present text is kept first; undo brings it back as well.</source>
        <translation>현재 글을 먼저 보관합니다. 실행 취소로도 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Restore this scene</source>
        <translation>이 장면 복원</translation>
    </message>
    <message>
        <source>Restore the older text</source>
        <translation>이전 글로 복원</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>승인</translation>
    </message>
    <message>
        <source>Approve the words at the right for delivery</source>
        <translation>오른쪽 글을 납품용으로 승인합니다</translation>
    </message>
    <message>
        <source>Send back...</source>
        <translation>반려...</translation>
    </message>
    <message>
        <source>Send the script back with a reason</source>
        <translation>사유를 적어 대본을 돌려보냅니다</translation>
    </message>
    <message>
        <source>Go to scene</source>
        <translation>장면으로 가기</translation>
    </message>
    <message>
        <source>Show this scene in the editor (Enter)</source>
        <translation>편집기에서 이 장면 보기 (Enter)</translation>
    </message>
    <message>
        <source>Its other place</source>
        <translation>다른 자리</translation>
    </message>
    <message>
        <source>Where the scene was, or the rest of it</source>
        <translation>장면이 있던 자리, 또는 나머지 부분</translation>
    </message>
    <message>
        <source>Open the older state</source>
        <translation>이전 상태 열기</translation>
    </message>
    <message>
        <source>Read it and see its film</source>
        <translation>글을 읽고 영상을 봅니다</translation>
    </message>
    <message>
        <source>Copy or save</source>
        <translation>복사·저장</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>텍스트로 복사</translation>
    </message>
    <message>
        <source>Save as a page...</source>
        <translation>웹 페이지로 저장...</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>ComparisonView</name>
    <message>
        <source>Restore scene</source>
        <translation>장면 복원</translation>
    </message>
    <message>
        <source>Save the comparison</source>
        <translation>비교 저장</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>웹 페이지 (*.html)</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>텍스트 (*.txt)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>Newer</source>
        <translation>이후</translation>
    </message>
    <message>
        <source>Older state</source>
        <translation>이전 상태</translation>
    </message>
    <message>
        <source>Newer state</source>
        <translation>이후 상태</translation>
    </message>
    <message>
        <source>Changes, older left and newer right</source>
        <translation>바뀐 내용. 왼쪽이 이전, 오른쪽이 이후</translation>
    </message>
    <message>
        <source>Previous change (Shift+F7)</source>
        <translation>이전 변경 (Shift+F7)</translation>
    </message>
    <message>
        <source>Next change (F7)</source>
        <translation>다음 변경 (F7)</translation>
    </message>
    <message>
        <source>Only changes</source>
        <translation>바뀐 것만</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>차이 없음</translation>
    </message>
    <message>
        <source>Both states say the same, word for word.</source>
        <translation>두 상태의 내용이 글자 하나까지 같습니다.</translation>
    </message>
</context>
<context>
    <name>ConflictTexts</name>
    <message>
        <source>Mine</source>
        <translation>내 것</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>백엔드 것</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>자막</translation>
    </message>
    <message>
        <source>renamed here</source>
        <translation>여기에서 제목 바뀜</translation>
    </message>
    <message>
        <source>renamed at the backend</source>
        <translation>백엔드에서 제목 바뀜</translation>
    </message>
    <message>
        <source>renamed on both sides</source>
        <translation>양쪽에서 제목 바뀜</translation>
    </message>
    <message>
        <source>deleted here, changed at the backend</source>
        <translation>여기에서 지움, 백엔드에서 바뀜</translation>
    </message>
    <message>
        <source>changed here, deleted at the backend</source>
        <translation>여기에서 바뀜, 백엔드에서 지움</translation>
    </message>
    <message>
        <source>changed on both sides</source>
        <translation>양쪽에서 바뀜</translation>
    </message>
    <message>
        <source>deleted here</source>
        <translation>여기에서 지움</translation>
    </message>
    <message>
        <source>new here</source>
        <translation>여기에서 새로 씀</translation>
    </message>
    <message>
        <source>changed here</source>
        <translation>여기에서 바뀜</translation>
    </message>
    <message>
        <source>deleted at the backend</source>
        <translation>백엔드에서 지움</translation>
    </message>
    <message>
        <source>new at the backend</source>
        <translation>백엔드에서 새로 씀</translation>
    </message>
    <message>
        <source>changed at the backend</source>
        <translation>백엔드에서 바뀜</translation>
    </message>
    <message>
        <source>moved here</source>
        <translation>여기에서 옮김</translation>
    </message>
    <message>
        <source>moved at the backend</source>
        <translation>백엔드에서 옮김</translation>
    </message>
    <message>
        <source>moved on both sides</source>
        <translation>양쪽에서 옮김</translation>
    </message>
    <message>
        <source>choose a side</source>
        <translation>한쪽을 고르십시오</translation>
    </message>
    <message>
        <source>both are taken over</source>
        <translation>둘 다 반영됨</translation>
    </message>
    <message>
        <source>not taken over</source>
        <translation>반영하지 않음</translation>
    </message>
    <message>
        <source>taken over</source>
        <translation>반영됨</translation>
    </message>
    <message>
        <source>mine is taken</source>
        <translation>내 것을 씀</translation>
    </message>
    <message>
        <source>theirs is taken</source>
        <translation>백엔드 것을 씀</translation>
    </message>
    <message>
        <source>There was no such scene.</source>
        <translation>없던 장면입니다.</translation>
    </message>
    <message>
        <source>Not there on this side.</source>
        <translation>이쪽에는 없습니다.</translation>
    </message>
    <message>
        <source>Deleted here.</source>
        <translation>여기에서 지웠습니다.</translation>
    </message>
    <message>
        <source>Deleted at the backend.</source>
        <translation>백엔드에서 지워졌습니다.</translation>
    </message>
    <message>
        <source>Scene %1</source>
        <translation>장면 %1</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>장</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) changed on both sides</source>
        <comment>scenes and headings</comment>
        <translation>
            <numerusform>양쪽에서 바뀐 곳 %n군데</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) changed on one side and taken over</source>
        <comment>scenes and headings</comment>
        <translation>
            <numerusform>한쪽에서만 바뀌어 반영된 곳 %n군데</numerusform>
        </translation>
    </message>
    <message>
        <source>Both sides say the same.</source>
        <translation>양쪽 내용이 같습니다.</translation>
    </message>
</context>
<context>
    <name>ConflictView</name>
    <message numerus="yes">
        <source>%n place(s) still to be chosen</source>
        <comment>scenes and headings</comment>
        <translation>
            <numerusform>아직 고르지 않은 곳 %n군데</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is decided.</source>
        <translation>모두 골랐습니다.</translation>
    </message>
    <message>
        <source>Compare with the backend</source>
        <translation>백엔드와 비교</translation>
    </message>
    <message>
        <source>When both were the same</source>
        <translation>마지막으로 같았던 내용</translation>
    </message>
    <message>
        <source>Mine, here</source>
        <translation>내 것 (여기)</translation>
    </message>
    <message>
        <source>Theirs, at the backend</source>
        <translation>백엔드 것</translation>
    </message>
    <message>
        <source>Differences by scene: before, mine, theirs</source>
        <translation>장면별 차이: 이전, 내 것, 백엔드 것</translation>
    </message>
    <message>
        <source>Left takes mine, Right takes theirs.</source>
        <translation>왼쪽 화살표는 내 것, 오른쪽 화살표는 백엔드 것을 고릅니다.</translation>
    </message>
    <message>
        <source>Previous conflict (Shift+F7)</source>
        <translation>이전 충돌 (Shift+F7)</translation>
    </message>
    <message>
        <source>Next conflict (F7)</source>
        <translation>다음 충돌 (F7)</translation>
    </message>
    <message>
        <source>Only changes</source>
        <translation>바뀐 것만</translation>
    </message>
    <message>
        <source>Mine for the rest</source>
        <translation>나머지는 내 것</translation>
    </message>
    <message>
        <source>Take mine wherever nothing is chosen yet</source>
        <translation>아직 고르지 않은 곳은 모두 내 것을 씁니다</translation>
    </message>
    <message>
        <source>Theirs for the rest</source>
        <translation>나머지는 백엔드 것</translation>
    </message>
    <message>
        <source>Take theirs wherever nothing is chosen yet</source>
        <translation>아직 고르지 않은 곳은 모두 백엔드 것을 씁니다</translation>
    </message>
    <message>
        <source>Your script becomes the next draft with these words. What it says now stays in its history; the backend keeps its own until you push.</source>
        <translation>대본이 이 내용으로 다음 초안이 됩니다. 지금 내용은 이력에 남고, 백엔드의 내용은 보내기 전까지 그대로입니다.</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>적용</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>차이 없음</translation>
    </message>
    <message>
        <source>Both sides say the same, word for word.</source>
        <translation>양쪽 내용이 글자 하나까지 같습니다.</translation>
    </message>
</context>
<context>
    <name>Conflicts</name>
    <message>
        <source>“%1” stays as it was; push it to have it there as well.</source>
        <translation>“%1”은(는) 그대로입니다. 백엔드에도 반영하려면 보내십시오.</translation>
    </message>
    <message>
        <source>“%1” says what was chosen now.</source>
        <translation>“%1”에 고른 내용을 적용했습니다.</translation>
    </message>
</context>
<context>
    <name>ConnectionTestEditor</name>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>연결 시험</translation>
    </message>
    <message>
        <source>Waiting for an answer…</source>
        <translation>응답을 기다리는 중…</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>중지했습니다.</translation>
    </message>
</context>
<context>
    <name>ContactLine</name>
    <message>
        <source>Stop waiting</source>
        <translation>그만 기다리기</translation>
    </message>
    <message>
        <source>Ask the backend (F5)</source>
        <translation>백엔드에 새로 묻기 (F5)</translation>
    </message>
    <message>
        <source>%1, signed in</source>
        <translation>%1 (로그인됨)</translation>
    </message>
    <message>
        <source>%1, sign-in expired</source>
        <translation>%1 (로그인 만료)</translation>
    </message>
    <message>
        <source>%1, local profile</source>
        <translation>%1 (로컬 프로필)</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>묻는 중…</translation>
    </message>
    <message>
        <source>Offline · known at %1</source>
        <translation>오프라인 · %1 기준</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>오프라인</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>%1 기준</translation>
    </message>
    <message>
        <source>The backend does not answer. You see what was known; work here goes on.</source>
        <translation>백엔드가 응답하지 않습니다. 마지막으로 알던 내용이며, 여기 작업은 계속할 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>Video: %1</source>
        <translation>영상: %1</translation>
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <translation>목록으로 (Esc)</translation>
    </message>
    <message>
        <source>No video of the backend belongs to this script.</source>
        <translation>이 대본에 딸린 백엔드 영상이 없습니다.</translation>
    </message>
</context>
<context>
    <name>DraftDesk</name>
    <message>
        <source>Drafted “%1”: %2.</source>
        <translation>“%1” 초안을 만들었습니다: %2.</translation>
    </message>
    <message>
        <source>Delete the draft</source>
        <translation>초안 삭제</translation>
    </message>
</context>
<context>
    <name>DraftDialog</name>
    <message>
        <source>Written by %1</source>
        <translation>%1 모델이 씁니다</translation>
    </message>
    <message>
        <source>The source is sent to the server of this model.</source>
        <translation>원문이 이 모델의 서버로 전송됩니다.</translation>
    </message>
    <message>
        <source>Change the model...</source>
        <translation>모델 바꾸기...</translation>
    </message>
    <message>
        <source>No language model is set up</source>
        <translation>언어 모델이 설정되지 않았습니다</translation>
    </message>
    <message>
        <source>An outline is made of the source&apos;s own sentences, on this computer.</source>
        <translation>이 컴퓨터에서 원문의 문장을 나누어 개요를 만듭니다.</translation>
    </message>
    <message>
        <source>Set up a model...</source>
        <translation>모델 설정...</translation>
    </message>
    <message>
        <source>Reading %1...</source>
        <translation>%1 읽는 중...</translation>
    </message>
    <message>
        <source>Source of the script</source>
        <translation>대본의 원문</translation>
    </message>
    <message>
        <source>Texts (*.txt *.md *.docx *.pptx *.pdf)</source>
        <translation>글 (*.txt *.md *.docx *.pptx *.pdf)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>The text has %1; only its beginning was taken.</source>
        <translation>글이 %1입니다. 앞부분만 가져왔습니다.</translation>
    </message>
    <message numerus="yes">
        <source>At least %n character(s) of source text are needed.</source>
        <translation>
            <numerusform>원문이 %n자 이상 필요합니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>At most %1 of source text: take out what the film does not need.</source>
        <translation>원문은 최대 %1입니다. 영상에 필요 없는 부분을 덜어 내십시오.</translation>
    </message>
    <message>
        <source>Write how the script is to speak.</source>
        <translation>원하는 말투를 적어 주십시오.</translation>
    </message>
    <message>
        <source>Paste a text, or open or drop a file.</source>
        <translation>글을 붙여 넣거나 파일을 열거나 끌어다 놓으십시오.</translation>
    </message>
    <message>
        <source>Draft the script</source>
        <translation>초안 만들기</translation>
    </message>
    <message>
        <source>Make the outline</source>
        <translation>개요 만들기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Draft a script</source>
        <translation>대본 초안 만들기</translation>
    </message>
    <message>
        <source>Source text</source>
        <translation>원문</translation>
    </message>
    <message>
        <source>Rules, notices, a handbook: paste what is to be taught, or drop a file here.</source>
        <translation>규정, 공지, 안내서 등 가르칠 내용을 붙여 넣거나 파일을 여기에 끌어다 놓으십시오.</translation>
    </message>
    <message>
        <source>Open a file...</source>
        <translation>파일 열기...</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Make an outline instead</source>
        <translation>대신 개요 만들기</translation>
    </message>
    <message>
        <source>Of the source&apos;s own sentences, without a model</source>
        <translation>모델 없이 원문의 문장으로 만듭니다</translation>
    </message>
</context>
<context>
    <name>DraftNote</name>
    <message>
        <source>A language model drafted this: check every fact against the source.</source>
        <translation>언어 모델이 쓴 초안입니다. 모든 사실을 원문과 대조하십시오.</translation>
    </message>
    <message>
        <source>An outline of the source&apos;s own sentences: work it over before it is reviewed.</source>
        <translation>원문의 문장을 나눈 개요입니다. 검토를 요청하기 전에 다듬으십시오.</translation>
    </message>
    <message>
        <source>Source beside the script</source>
        <translation>대본 옆에 원문 보기</translation>
    </message>
    <message>
        <source>Put the note away</source>
        <translation>알림 닫기</translation>
    </message>
</context>
<context>
    <name>EditorSession</name>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (복사본)</translation>
    </message>
    <message>
        <source>Typing</source>
        <translation>입력</translation>
    </message>
</context>
<context>
    <name>Elsewhere</name>
    <message>
        <source>Keep mine as a copy</source>
        <translation>내 글을 복사본으로 보관</translation>
    </message>
    <message>
        <source>This script was deleted in another window.</source>
        <translation>이 대본은 다른 창에서 삭제되었습니다.</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>What you wrote since is not stored yet.</source>
        <translation>그 뒤에 쓰신 글은 아직 저장되지 않았습니다.</translation>
    </message>
    <message>
        <source>Open theirs</source>
        <translation>저쪽 글 열기</translation>
    </message>
    <message>
        <source>Whichever you choose, both texts are kept.</source>
        <translation>무엇을 고르시든 두 글 모두 보관됩니다.</translation>
    </message>
    <message>
        <source>“%1” was changed in another window.</source>
        <translation>“%1”이(가) 다른 창에서 바뀌었습니다.</translation>
    </message>
    <message>
        <source>You see it as it is now. Older states are in its history.</source>
        <translation>지금의 글을 보고 계십니다. 이전 상태는 이력에 있습니다.</translation>
    </message>
    <message>
        <source>Your text was kept as “%1”.</source>
        <translation>쓰신 글을 “%1”(으)로 보관했습니다.</translation>
    </message>
    <message>
        <source>It is a draft of its own in the library.</source>
        <translation>라이브러리에 따로 초안으로 있습니다.</translation>
    </message>
</context>
<context>
    <name>Empties</name>
    <message>
        <source>Nothing is known of the backend yet</source>
        <translation>아직 백엔드에서 받은 것이 없습니다</translation>
    </message>
    <message>
        <source>No scripts on either side</source>
        <translation>어느 쪽에도 대본이 없습니다</translation>
    </message>
    <message>
        <source>What is written here or approved at the backend appears in this list.</source>
        <translation>여기에서 쓴 대본과 백엔드의 대본이 이 목록에 나타납니다.</translation>
    </message>
    <message>
        <source>No script fits</source>
        <translation>맞는 대본이 없습니다</translation>
    </message>
    <message>
        <source>Others are there, but left out by what is looked for.</source>
        <translation>다른 대본은 있지만 찾는 조건에서 빠졌습니다.</translation>
    </message>
    <message>
        <source>Show all scripts</source>
        <translation>모든 대본 보기</translation>
    </message>
    <message>
        <source>Nothing to review</source>
        <translation>검토할 영상이 없습니다</translation>
    </message>
    <message>
        <source>Videos that wait for a review appear here.</source>
        <translation>검토를 기다리는 영상이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Connect the company backend</source>
        <translation>회사 백엔드를 연결해 보십시오</translation>
    </message>
    <message>
        <source>Fetch scripts, send yours, follow reviews. Everything else works without it.</source>
        <translation>대본을 가져오고 보내며 검토를 따라갑니다. 연결하지 않아도 나머지는 모두 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Set up the connection...</source>
        <translation>연결 설정...</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
</context>
<context>
    <name>FactsLine</name>
    <message>
        <source>How long the scene lasts, with its speech</source>
        <translation>음성까지 담은 장면의 길이입니다</translation>
    </message>
    <message>
        <source>Estimated: the speech is not made yet</source>
        <translation>음성을 아직 만들지 않아 어림한 길이입니다</translation>
    </message>
    <message>
        <source>Split the scene between two sentences</source>
        <translation>두 문장 사이에서 장면을 나눕니다</translation>
    </message>
    <message>
        <source>at least </source>
        <comment>before seconds</comment>
        <translation>최소 </translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation>초</translation>
    </message>
    <message>
        <source>no minimum</source>
        <translation>최소 길이 없음</translation>
    </message>
    <message>
        <source>The least this scene lasts, even where less is said</source>
        <translation>말이 짧아도 장면이 이만큼은 이어집니다</translation>
    </message>
    <message>
        <source>Minimum length of scene %1</source>
        <translation>장면 %1 최소 길이</translation>
    </message>
    <message>
        <source>Purpose of scene %1</source>
        <translation>장면 %1 목적</translation>
    </message>
    <message>
        <source>More for scene %1</source>
        <translation>장면 %1 더 보기</translation>
    </message>
</context>
<context>
    <name>FileEditor</name>
    <message>
        <source>Choose...</source>
        <translation>고르기...</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>고르기: %1</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
</context>
<context>
    <name>FilmDesk</name>
    <message>
        <source>A film of “%1” is already being made.</source>
        <translation>‘%1’ 영상은 이미 만드는 중입니다.</translation>
    </message>
    <message>
        <source>Wait for it, or cancel it in the job queue.</source>
        <translation>끝나기를 기다리거나 작업 대기열에서 취소하십시오.</translation>
    </message>
    <message>
        <source>This film is a draft with a watermark: the script is not approved.</source>
        <translation>대본이 승인되지 않아 워터마크가 있는 초안 영상을 만듭니다.</translation>
    </message>
    <message>
        <source>Approve the script and make the film again for delivery.</source>
        <translation>납품하려면 대본을 승인한 뒤 다시 만드십시오.</translation>
    </message>
    <message>
        <source>The film “%1” is ready.</source>
        <translation>‘%1’ 영상이 준비되었습니다.</translation>
    </message>
    <message>
        <source>Open film</source>
        <translation>영상 열기</translation>
    </message>
    <message>
        <source>The film “%1” could not be made.</source>
        <translation>‘%1’ 영상을 만들지 못했습니다.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>View log</source>
        <translation>로그 보기</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>업로드</translation>
    </message>
    <message numerus="yes">
        <source>%n film(s) were interrupted when the studio ended.</source>
        <translation>
            <numerusform>스튜디오가 끝나면서 영상 %n편이 중단되었습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Retry goes on where each stopped.</source>
        <translation>다시 시도하면 멈춘 곳에서 이어 갑니다.</translation>
    </message>
</context>
<context>
    <name>FilmPage</name>
    <message>
        <source>There is no theme “%1” here: choose another.</source>
        <translation>“%1” 테마가 여기에 없습니다. 다른 테마를 고르십시오.</translation>
    </message>
    <message numerus="yes">
        <source>%n scene(s) have a voice of their own.</source>
        <translation>
            <numerusform>장면 %n개는 목소리를 따로 정했습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Change the title</source>
        <translation>제목 바꾸기</translation>
    </message>
    <message>
        <source>Change the language</source>
        <translation>언어 바꾸기</translation>
    </message>
    <message>
        <source>Change the theme</source>
        <translation>테마 바꾸기</translation>
    </message>
    <message>
        <source>Change the speed of the voice</source>
        <translation>목소리 빠르기 바꾸기</translation>
    </message>
    <message>
        <source>Change the voice</source>
        <translation>목소리 바꾸기</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>목소리</translation>
    </message>
    <message>
        <source>Title of the script</source>
        <translation>대본의 제목</translation>
    </message>
</context>
<context>
    <name>FilterLine</name>
    <message>
        <source>Show: %1</source>
        <translation>보기: %1</translation>
    </message>
    <message>
        <source>All reviews</source>
        <translation>모든 검토</translation>
    </message>
    <message>
        <source>Scripts</source>
        <translation>대본</translation>
    </message>
    <message>
        <source>Review queue</source>
        <translation>검토 대기</translation>
    </message>
    <message>
        <source>Search by title or id</source>
        <translation>제목이나 ID로 검색</translation>
    </message>
    <message>
        <source>Search the backend&apos;s list</source>
        <translation>백엔드 목록 검색</translation>
    </message>
    <message>
        <source>Search (Ctrl+F in the list)</source>
        <translation>검색 (목록에서 Ctrl+F)</translation>
    </message>
    <message>
        <source>Both reviews</source>
        <translation>두 검토 모두</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>모든 상태</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n개 바꿈</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2개 중 %1</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>찾은 것 없음</translation>
    </message>
    <message>
        <source>Find in the script</source>
        <translation>대본에서 찾기</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>바꿀 말</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>대소문자 구분</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>온전한 낱말만</translation>
    </message>
    <message>
        <source>Previous (Shift+F3)</source>
        <translation>이전 (Shift+F3)</translation>
    </message>
    <message>
        <source>Next (F3)</source>
        <translation>다음 (F3)</translation>
    </message>
    <message>
        <source>Replace (Ctrl+H)</source>
        <translation>바꾸기 (Ctrl+H)</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>찾기 닫기</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>바꾸기</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>모두 바꾸기</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>Replace</source>
        <translation>바꾸기</translation>
    </message>
    <message numerus="yes">
        <source>Replace all (%n)</source>
        <translation>
            <numerusform>모두 바꾸기 (%n개)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderEditor</name>
    <message>
        <source>There is no such folder, or nothing can be written into it.</source>
        <translation>폴더가 없거나 쓸 수 없는 폴더입니다.</translation>
    </message>
</context>
<context>
    <name>FramedPicture</name>
    <message>
        <source>A start</source>
        <translation>A 시작</translation>
    </message>
    <message>
        <source>B end</source>
        <translation>B 끝</translation>
    </message>
</context>
<context>
    <name>FramingTool</name>
    <message>
        <source>Move the focus point</source>
        <translation>초점 옮기기</translation>
    </message>
    <message>
        <source>Frame the picture</source>
        <translation>그림 틀 잡기</translation>
    </message>
</context>
<context>
    <name>FramingView</name>
    <message>
        <source>Focus point, %1 % across, %2 % down</source>
        <translation>초점, 가로 %1 %, 세로 %2 %</translation>
    </message>
    <message>
        <source>Start frame A, enlarged %3 times, %1 % across, %2 % down</source>
        <translation>시작 틀 A, %3배 확대, 가로 %1 %, 세로 %2 %</translation>
    </message>
    <message>
        <source>End frame B, enlarged %3 times, %1 % across, %2 % down</source>
        <translation>끝 틀 B, %3배 확대, 가로 %1 %, 세로 %2 %</translation>
    </message>
    <message>
        <source>Arrows move, plus and minus enlarge, Tab goes to the next, Esc leaves</source>
        <translation>화살표로 옮기고 +와 −로 확대하며, Tab으로 다음 것, Esc로 나갑니다</translation>
    </message>
</context>
<context>
    <name>FullScreen</name>
    <message>
        <source>Preview</source>
        <translation>미리보기</translation>
    </message>
    <message>
        <source>Preview on the whole screen</source>
        <translation>전체 화면 미리보기</translation>
    </message>
</context>
<context>
    <name>HiddenEditor</name>
    <message>
        <source>Paste</source>
        <translation>붙여넣기</translation>
    </message>
    <message>
        <source>Paste: %1</source>
        <translation>붙여넣기: %1</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Forget: %1</source>
        <translation>지우기: %1</translation>
    </message>
    <message>
        <source>Type or paste another one</source>
        <translation>다른 값을 입력하거나 붙여넣기</translation>
    </message>
    <message>
        <source>Type or paste</source>
        <translation>입력하거나 붙여넣기</translation>
    </message>
    <message>
        <source>Kept in the keyring of this system</source>
        <translation>이 시스템의 키링에 보관됨</translation>
    </message>
    <message>
        <source>Kept until the program ends: this system has no keyring</source>
        <translation>프로그램을 끝낼 때까지만 보관됨: 이 시스템에는 키링이 없습니다</translation>
    </message>
    <message>
        <source>Nothing is kept</source>
        <translation>보관된 값 없음</translation>
    </message>
    <message>
        <source>There is nothing to paste.</source>
        <translation>붙여넣을 내용이 없습니다.</translation>
    </message>
    <message>
        <source>A key has no spaces, no line breaks and only plain letters: copy it again.</source>
        <translation>키에는 공백, 줄바꿈, 한글이 들어갈 수 없습니다. 다시 복사해 주십시오.</translation>
    </message>
    <message>
        <source>The keyring does not let it go: delete it there, in “ctrlf-studio”.</source>
        <translation>키링에서 지우지 못했습니다. 키링의 “ctrlf-studio”에서 직접 지우십시오.</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>The script is in review: withdraw it first.</source>
        <translation>검토 중인 대본입니다. 먼저 검토 요청을 거두십시오.</translation>
    </message>
    <message>
        <source>Choose an entry to compare or restore it.</source>
        <translation>항목을 고르면 비교하거나 복원할 수 있습니다.</translation>
    </message>
    <message>
        <source>No text was kept with this entry.</source>
        <translation>이 항목에는 보관된 글이 없습니다.</translation>
    </message>
    <message>
        <source>No history</source>
        <translation>이력 없음</translation>
    </message>
    <message>
        <source>Open a script to see who did what, and every state that was kept.</source>
        <translation>대본을 열면 누가 무엇을 했는지와 보관된 모든 상태를 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Decisions only</source>
        <translation>결정만</translation>
    </message>
    <message>
        <source>Submissions, decisions, and films made for delivery</source>
        <translation>검토 요청과 결정, 납품용 영상만 봅니다</translation>
    </message>
    <message>
        <source>History of the script, the newest first</source>
        <translation>대본 이력, 최신순</translation>
    </message>
    <message>
        <source>Compare with the present text</source>
        <translation>현재 글와 비교</translation>
    </message>
    <message>
        <source>Compare with the approved revision</source>
        <translation>승인본과 비교</translation>
    </message>
    <message>
        <source>Open this state</source>
        <translation>이 상태 열기</translation>
    </message>
    <message>
        <source>Restore this state</source>
        <translation>이 상태로 복원</translation>
    </message>
</context>
<context>
    <name>Importer</name>
    <message>
        <source>What was dropped is not a file of this computer.</source>
        <translation>놓으신 것은 이 컴퓨터의 파일이 아닙니다.</translation>
    </message>
    <message>
        <source>Save it as a file first and drop that, or paste text into the script editor.</source>
        <translation>파일로 저장한 뒤 그 파일을 놓거나, 글이라면 대본 편집기에 붙여 넣으십시오.</translation>
    </message>
    <message numerus="yes">
        <source>Imported “%1”: %n scene(s).</source>
        <translation>
            <numerusform>“%1”을(를) 가져왔습니다: 장면 %n개.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Imported %n script(s).</source>
        <translation>
            <numerusform>대본 %n개를 가져왔습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be imported.</source>
        <translation>
            <numerusform>파일 %n개를 가져오지 못했습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>그 밖에 %n개가 더 있습니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Different</source>
        <translation>서로 다름</translation>
    </message>
    <message>
        <source>%1 (cannot speak here)</source>
        <translation>%1 (여기서는 말할 수 없음)</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>정하지 않음</translation>
    </message>
    <message>
        <source>the stand-in</source>
        <translation>견본</translation>
    </message>
    <message>
        <source>Made by %1 from “%2”, %3, by %4</source>
        <translation>만든 곳: %1, 지시문: “%2” (%3, %4)</translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>No scene is selected</source>
        <translation>고른 장면이 없습니다</translation>
    </message>
    <message>
        <source>Click a scene in the script or on the timeline.</source>
        <translation>대본이나 타임라인에서 장면을 누르십시오.</translation>
    </message>
    <message>
        <source>Nothing to set yet</source>
        <translation>아직 정할 것이 없습니다</translation>
    </message>
    <message>
        <source>Open or import a script: how its scenes look and sound is set here.</source>
        <translation>대본을 열거나 가져오면 장면의 모습과 소리를 여기서 정합니다.</translation>
    </message>
    <message>
        <source>Scene %1</source>
        <translation>장면 %1</translation>
    </message>
    <message>
        <source>In review: nothing can be changed until somebody decides, or it is withdrawn.</source>
        <translation>검토 중입니다. 결정이 나거나 검토를 거둘 때까지 바꿀 수 없습니다.</translation>
    </message>
    <message>
        <source>Approved: this script is kept as it is. Edit it as a new draft to change it.</source>
        <translation>승인된 대본이라 그대로 보존됩니다. 바꾸려면 새 초안으로 고치십시오.</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>속성</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>장면</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>A clip for scene %1 is ready.</source>
        <translation>장면 %1의 클립이 준비되었습니다.</translation>
    </message>
    <message>
        <source>A picture for scene %1 is ready.</source>
        <translation>장면 %1의 그림이 준비되었습니다.</translation>
    </message>
    <message>
        <source>What holds for the selected scenes</source>
        <translation>고른 장면에 적용되는 것</translation>
    </message>
    <message>
        <source>Whole script</source>
        <translation>대본 전체</translation>
    </message>
    <message>
        <source>What holds for every scene</source>
        <translation>모든 장면에 적용되는 것</translation>
    </message>
</context>
<context>
    <name>JobDesk</name>
    <message>
        <source>There is no job to which “%1” applies.</source>
        <translation>“%1”을(를) 할 수 있는 작업이 없습니다.</translation>
    </message>
    <message>
        <source>“%1” does not apply to “%2”: %3.</source>
        <translation>“%2” 작업에는 “%1”을(를) 할 수 없습니다. 지금 상태: %3.</translation>
    </message>
    <message>
        <source>Choose another job in the queue.</source>
        <translation>대기열에서 다른 작업을 고르십시오.</translation>
    </message>
    <message>
        <source>“%1” is made once more, from the same snapshot.</source>
        <translation>“%1” 영상을 같은 스냅샷으로 한 번 더 만듭니다.</translation>
    </message>
    <message>
        <source>This machine cannot play films inside the studio: %1</source>
        <translation>이 컴퓨터에서는 스튜디오 안에서 영상을 재생할 수 없습니다: %1</translation>
    </message>
    <message>
        <source>The film was handed to another program.</source>
        <translation>영상을 다른 프로그램으로 열었습니다.</translation>
    </message>
    <message>
        <source>Make once more</source>
        <translation>한 번 더 만들기</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>복사했습니다.</translation>
    </message>
    <message>
        <source>No program here shows folders</source>
        <translation>폴더를 보여 줄 프로그램이 없습니다</translation>
    </message>
    <message>
        <source>No program here opens %1</source>
        <translation>%1 파일을 열 프로그램이 없습니다</translation>
    </message>
</context>
<context>
    <name>JobFilters</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>모든 상태</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>끝나지 않음</translation>
    </message>
    <message numerus="yes">
        <source>%n state(s)</source>
        <translation>
            <numerusform>상태 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Show jobs by state: %1</source>
        <translation>상태별 보기: %1</translation>
    </message>
    <message>
        <source>Search films</source>
        <translation>영상 검색</translation>
    </message>
    <message>
        <source>Search films by title</source>
        <translation>영상 제목으로 검색</translation>
    </message>
    <message>
        <source>Only films of the open script</source>
        <translation>열린 대본의 영상만</translation>
    </message>
    <message>
        <source>Unfinished: hide what is done or canceled</source>
        <translation>끝나지 않음: 완료·취소된 작업 숨기기</translation>
    </message>
</context>
<context>
    <name>JobTexts</name>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Open film</source>
        <translation>영상 열기</translation>
    </message>
    <message>
        <source>Open in another program</source>
        <translation>다른 프로그램으로 열기</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>폴더 보기</translation>
    </message>
    <message>
        <source>Copy error</source>
        <translation>오류 복사</translation>
    </message>
    <message>
        <source>Make once more</source>
        <translation>한 번 더 만들기</translation>
    </message>
    <message>
        <source>Earlier in the queue</source>
        <translation>대기 순서 앞으로</translation>
    </message>
    <message>
        <source>Later in the queue</source>
        <translation>대기 순서 뒤로</translation>
    </message>
    <message>
        <source>View log</source>
        <translation>로그 보기</translation>
    </message>
    <message>
        <source>Canceling...</source>
        <translation>취소하는 중...</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>시작 전</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>업로드</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>지금 보내기</translation>
    </message>
    <message>
        <source>Stop upload</source>
        <translation>업로드 중지</translation>
    </message>
    <message>
        <source>Copy public address</source>
        <translation>공개 주소 복사</translation>
    </message>
    <message>
        <source>Open public address</source>
        <translation>공개 주소 열기</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Canceled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>차례를 기다리는 중</translation>
    </message>
    <message>
        <source>Retry continues where it stopped.</source>
        <translation>다시 시도하면 멈춘 곳에서 이어 갑니다.</translation>
    </message>
    <message>
        <source>running for %1</source>
        <translation>경과 %1</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>소요 %1</translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation>%1번째 시도</translation>
    </message>
    <message>
        <source>made once more</source>
        <translation>한 번 더 만든 영상</translation>
    </message>
    <message>
        <source>basic</source>
        <translation>기본</translation>
    </message>
    <message>
        <source>animated</source>
        <translation>움직임</translation>
    </message>
    <message>
        <source>Not uploaded</source>
        <translation>업로드 전</translation>
    </message>
    <message>
        <source>Uploaded</source>
        <translation>업로드됨</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>거절됨</translation>
    </message>
    <message>
        <source>The backend refused to be told</source>
        <translation>백엔드가 알림을 거절함</translation>
    </message>
    <message>
        <source>Waits to be uploaded</source>
        <translation>업로드 대기</translation>
    </message>
    <message>
        <source>Uploaded, the backend is told later</source>
        <translation>업로드됨, 백엔드에는 나중에 알림</translation>
    </message>
    <message>
        <source>The backend is told later</source>
        <translation>백엔드에는 나중에 알림</translation>
    </message>
    <message>
        <source>Uploading %1 % · %2 of %3 MB</source>
        <translation>업로드 중 %1 % · %3 MB 중 %2</translation>
    </message>
    <message>
        <source>done</source>
        <comment>a step of a job</comment>
        <translation>완료</translation>
    </message>
    <message>
        <source>not begun</source>
        <comment>a step of a job</comment>
        <translation>시작 전</translation>
    </message>
    <message>
        <source>now</source>
        <comment>a step of a job</comment>
        <translation>진행 중</translation>
    </message>
    <message>
        <source>failed here</source>
        <comment>a step of a job</comment>
        <translation>여기서 실패</translation>
    </message>
    <message>
        <source>stopped here</source>
        <comment>a step of a job</comment>
        <translation>여기서 멈춤</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>초안</translation>
    </message>
</context>
<context>
    <name>JobsPanel</name>
    <message>
        <source>What can be done with “%1”</source>
        <translation>“%1” 작업 메뉴</translation>
    </message>
    <message>
        <source>%1 running · %2 waiting</source>
        <translation>실행 %1 · 대기 %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2개 중 %1개</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>작업</translation>
    </message>
    <message>
        <source>Search and filter jobs (Ctrl+F in the list)</source>
        <translation>작업 검색·거르기 (목록에서 Ctrl+F)</translation>
    </message>
    <message>
        <source>No films yet</source>
        <translation>아직 영상이 없습니다</translation>
    </message>
    <message>
        <source>Make film (Ctrl+R) puts the open script in this queue.</source>
        <translation>영상 만들기(Ctrl+R)를 누르면 열린 대본이 여기에 들어옵니다.</translation>
    </message>
    <message>
        <source>No job fits</source>
        <translation>맞는 작업이 없습니다</translation>
    </message>
    <message>
        <source>Others are there, but left out by what is searched for.</source>
        <translation>다른 작업은 검색 조건에 맞지 않아 숨겨져 있습니다.</translation>
    </message>
    <message>
        <source>Show all jobs</source>
        <translation>모든 작업 보기</translation>
    </message>
</context>
<context>
    <name>JumpList</name>
    <message>
        <source>Number of a scene, or words in it</source>
        <translation>장면 번호 또는 장면 속의 말</translation>
    </message>
    <message>
        <source>Go to scene</source>
        <translation>장면으로 이동</translation>
    </message>
    <message>
        <source>Matching scenes</source>
        <translation>해당하는 장면</translation>
    </message>
</context>
<context>
    <name>KeptEditor</name>
    <message>
        <source>Empty</source>
        <translation>비우기</translation>
    </message>
    <message>
        <source>Empty: %1</source>
        <translation>비우기: %1</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>어디서나</translation>
    </message>
    <message>
        <source>Preview and timeline</source>
        <translation>미리보기와 타임라인</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>미리보기</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>타임라인</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>대본</translation>
    </message>
    <message>
        <source>Job queue</source>
        <translation>작업 대기열</translation>
    </message>
    <message>
        <source>A finished film</source>
        <translation>완성된 영상</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>재생 또는 일시 정지</translation>
    </message>
    <message>
        <source>Slower and back, faster</source>
        <translation>느리게·뒤로, 빠르게</translation>
    </message>
    <message>
        <source>One frame, one second</source>
        <translation>한 프레임, 1초</translation>
    </message>
    <message>
        <source>Previous and next scene</source>
        <translation>이전 장면, 다음 장면</translation>
    </message>
    <message>
        <source>Start and end of the film</source>
        <translation>영상의 처음과 끝</translation>
    </message>
    <message>
        <source>Repeat the scene</source>
        <translation>장면 반복</translation>
    </message>
    <message>
        <source>Captions, mute, safe areas</source>
        <translation>자막, 음소거, 안전 영역</translation>
    </message>
    <message>
        <source>Write where to go</source>
        <translation>이동할 위치 입력</translation>
    </message>
    <message>
        <source>Select more scenes</source>
        <translation>장면 더 선택</translation>
    </message>
    <message>
        <source>Select all, the chapter, one</source>
        <translation>모두, 장 전체, 하나만 선택</translation>
    </message>
    <message>
        <source>Move scenes, the chapter</source>
        <translation>장면 이동, 장 이동</translation>
    </message>
    <message>
        <source>Shorter and longer, a lot</source>
        <translation>짧게, 길게 (크게)</translation>
    </message>
    <message>
        <source>Automatic length</source>
        <translation>길이 자동</translation>
    </message>
    <message>
        <source>Zoom, to the selection, the whole film</source>
        <translation>확대/축소, 선택에 맞추기, 전체 보기</translation>
    </message>
    <message>
        <source>Go to the text, delete</source>
        <translation>본문으로 이동, 삭제</translation>
    </message>
    <message>
        <source>Menu of the scene</source>
        <translation>장면 메뉴</translation>
    </message>
    <message>
        <source>Open, retry or start; cancel</source>
        <translation>열기·다시 시도·시작, 취소</translation>
    </message>
    <message>
        <source>Earlier and later in the queue</source>
        <translation>대기 순서 앞으로, 뒤로</translation>
    </message>
    <message>
        <source>Show folder, open in another program</source>
        <translation>폴더 보기, 다른 프로그램으로 열기</translation>
    </message>
    <message>
        <source>Make once more, log, copy error</source>
        <translation>한 번 더 만들기, 로그, 오류 복사</translation>
    </message>
    <message>
        <source>Search and filter, menu of the job</source>
        <translation>검색·거르기, 작업 메뉴</translation>
    </message>
    <message>
        <source>Previous and next chapter</source>
        <translation>이전 장, 다음 장</translation>
    </message>
    <message>
        <source>Captions, mute, louder and softer</source>
        <translation>자막, 음소거, 음량 크게·작게</translation>
    </message>
    <message>
        <source>Whole screen, close</source>
        <translation>전체 화면, 닫기</translation>
    </message>
    <message>
        <source>Merge at the start of a narration</source>
        <translation>내레이션 맨 앞에서 합치기</translation>
    </message>
</context>
<context>
    <name>KitFileEditor</name>
    <message>
        <source>Brand kits (*.json)</source>
        <translation>브랜드 파일 (*.json)</translation>
    </message>
    <message>
        <source>Read a file...</source>
        <translation>파일 읽기...</translation>
    </message>
</context>
<context>
    <name>LayoutPicker</name>
    <message>
        <source>Automatic: %1</source>
        <translation>자동: %1</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>레이아웃</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
</context>
<context>
    <name>LengthField</name>
    <message>
        <source>The narration needs %1, the scene lasts %2.</source>
        <translation>내레이션은 %1, 장면은 %2입니다.</translation>
    </message>
    <message>
        <source>Nothing is said; the scene lasts %2.</source>
        <translation>내레이션이 없습니다. 장면은 %2입니다.</translation>
    </message>
    <message>
        <source>Minimum length in seconds</source>
        <translation>최소 길이(초)</translation>
    </message>
    <message>
        <source>No minimum</source>
        <translation>최소 없음</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation>초</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>film being made</source>
        <translation>영상 제작 중</translation>
    </message>
    <message>
        <source>film ready</source>
        <translation>영상 있음</translation>
    </message>
    <message>
        <source>film failed</source>
        <translation>영상 실패</translation>
    </message>
</context>
<context>
    <name>LibraryDelegate</name>
    <message>
        <source>Title of the script</source>
        <translation>대본 제목</translation>
    </message>
</context>
<context>
    <name>LibraryPanel</name>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>복제</translation>
    </message>
    <message>
        <source>Export...</source>
        <translation>내보내기...</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Search titles and words</source>
        <translation>제목과 내용 검색</translation>
    </message>
    <message>
        <source>Try another word, or look at all scripts.</source>
        <translation>다른 낱말로 찾거나 모든 대본을 보십시오.</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>라이브러리 검색</translation>
    </message>
    <message>
        <source>Scripts</source>
        <translation>대본</translation>
    </message>
    <message>
        <source>No scripts yet</source>
        <translation>아직 대본이 없습니다</translation>
    </message>
    <message>
        <source>Import a JSON file, or drop it anywhere in the window.</source>
        <translation>JSON 파일을 가져오거나 창 아무 곳에나 끌어다 놓으십시오.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>찾은 것이 없습니다</translation>
    </message>
    <message>
        <source>Import...</source>
        <translation>가져오기...</translation>
    </message>
    <message>
        <source>New</source>
        <translation>새로 쓰기</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>모두 보기</translation>
    </message>
    <message>
        <source>New script</source>
        <translation>새 대본</translation>
    </message>
    <message>
        <source>Import a script</source>
        <translation>대본 가져오기</translation>
    </message>
</context>
<context>
    <name>LifeStepper</name>
    <message>
        <source>Life of the video: %1</source>
        <translation>영상의 진행: %1</translation>
    </message>
    <message>
        <source>Disabled: it is not shown to anybody any more.</source>
        <translation>사용 중지됨: 더는 아무에게도 보이지 않습니다.</translation>
    </message>
</context>
<context>
    <name>LogWindow</name>
    <message>
        <source>Copied.</source>
        <translation>복사했습니다.</translation>
    </message>
    <message>
        <source>Save log</source>
        <translation>로그 저장</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>저장했습니다: %1</translation>
    </message>
    <message>
        <source>Nothing was kept: this job is older than the logs.</source>
        <translation>남은 기록이 없습니다. 로그를 남기기 전에 만든 작업입니다.</translation>
    </message>
    <message>
        <source>Goes on while the job does.</source>
        <translation>작업이 진행되는 동안 이어집니다.</translation>
    </message>
    <message>
        <source>Log of “%1”</source>
        <translation>“%1” 로그</translation>
    </message>
    <message>
        <source>Log of the job</source>
        <translation>작업 로그</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>모두 복사</translation>
    </message>
    <message>
        <source>Save...</source>
        <translation>저장...</translation>
    </message>
    <message>
        <source>Save the log as a file (Ctrl+S)</source>
        <translation>로그를 파일로 저장 (Ctrl+S)</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>라이브러리</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>대본</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>미리보기</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>속성</translation>
    </message>
    <message>
        <source>Scene timeline</source>
        <translation>장면 타임라인</translation>
    </message>
    <message>
        <source>Job queue</source>
        <translation>작업 대기열</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>백엔드</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>보낼 목록</translation>
    </message>
    <message>
        <source>History</source>
        <translation>이력</translation>
    </message>
    <message>
        <source>A film is being made.</source>
        <translation>영상을 만드는 중입니다.</translation>
    </message>
    <message>
        <source>Stopping keeps what is finished: a retry goes on from there.</source>
        <translation>멈추어도 끝난 부분은 남고, 다시 시도하면 이어 갑니다.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>멈추고 닫기</translation>
    </message>
</context>
<context>
    <name>Maker</name>
    <message>
        <source>No service that makes pictures is set up yet.</source>
        <translation>그림을 만드는 서비스가 아직 설정되지 않았습니다.</translation>
    </message>
    <message>
        <source>The stand-in only paints samples: choose a service in the settings.</source>
        <translation>지금은 견본 그림만 그립니다. 설정에서 서비스를 고르십시오.</translation>
    </message>
    <message>
        <source>Make another one</source>
        <translation>하나 더 만들기</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>만들기</translation>
    </message>
    <message>
        <source>Four pictures are here: discard one first</source>
        <translation>그림이 네 개 있습니다. 먼저 하나를 버리십시오</translation>
    </message>
    <message>
        <source>Made before from the same words, so nobody was asked.</source>
        <translation>같은 지시문으로 전에 만든 그림이라 다시 요청하지 않았습니다.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>elapsed</comment>
        <translation>%1초</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>Being made</source>
        <translation>만드는 중</translation>
    </message>
    <message>
        <source>Picture %1</source>
        <translation>그림 %1</translation>
    </message>
    <message>
        <source>Being fetched</source>
        <translation>받는 중</translation>
    </message>
    <message>
        <source>Clip %1</source>
        <translation>클립 %1</translation>
    </message>
    <message>
        <source>Made for the scene</source>
        <translation>장면용</translation>
    </message>
    <message>
        <source>Settings...</source>
        <translation>설정...</translation>
    </message>
    <message>
        <source>Choose who makes pictures</source>
        <translation>그림을 만들 서비스를 고릅니다</translation>
    </message>
    <message>
        <source>What the picture shows</source>
        <translation>그림에 보일 내용</translation>
    </message>
    <message>
        <source>Say what the picture is to show</source>
        <translation>그림에 무엇이 보여야 하는지 쓰십시오</translation>
    </message>
    <message>
        <source>Propose in</source>
        <translation>제안 언어</translation>
    </message>
    <message>
        <source>What is made</source>
        <translation>만들 것</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>클립</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Stop making this picture</source>
        <translation>이 그림 만들기를 그만둡니다</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>사용</translation>
    </message>
    <message>
        <source>Make it the picture of the scene</source>
        <translation>이 그림을 장면에 넣습니다</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>Give this one up</source>
        <translation>이 그림을 버립니다</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Scene</source>
        <translation>장면(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Chapter</source>
        <translation>장(&amp;C)</translation>
    </message>
    <message>
        <source>Fi&amp;lm</source>
        <translation>영상(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>Rewrite</source>
        <translation>고쳐 쓰기</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>패널</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템 설정대로</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>As the system</source>
        <comment>language</comment>
        <translation>시스템 설정대로</translation>
    </message>
</context>
<context>
    <name>MoreMenu</name>
    <message>
        <source>Previous scene</source>
        <translation>이전 장면</translation>
    </message>
    <message>
        <source>Next scene</source>
        <translation>다음 장면</translation>
    </message>
    <message>
        <source>Repeat the scene</source>
        <translation>장면 반복</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>자막</translation>
    </message>
    <message>
        <source>Safe areas</source>
        <translation>안전 영역</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>음소거</translation>
    </message>
    <message>
        <source>Go to a time or scene...</source>
        <translation>시간이나 장면으로 이동...</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
</context>
<context>
    <name>MotionField</name>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Move in</source>
        <translation>다가가기</translation>
    </message>
    <message>
        <source>Move out</source>
        <translation>물러나기</translation>
    </message>
    <message>
        <source>Pan across</source>
        <translation>가로지르기</translation>
    </message>
    <message>
        <source>Stand still</source>
        <translation>움직이지 않음</translation>
    </message>
    <message>
        <source>Own frames</source>
        <translation>직접 잡은 틀</translation>
    </message>
    <message>
        <source>Automatic · %1 → %2</source>
        <translation>자동 · %1 → %2</translation>
    </message>
    <message>
        <source>End drawing</source>
        <translation>틀 잡기 끝내기</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>움직임</translation>
    </message>
    <message>
        <source>How far the picture is enlarged</source>
        <translation>그림을 확대하는 정도</translation>
    </message>
    <message>
        <source>Zoom: automatic</source>
        <translation>확대: 자동</translation>
    </message>
    <message>
        <source>Zoom </source>
        <translation>확대 </translation>
    </message>
    <message>
        <source>Draw frames</source>
        <translation>틀 잡기</translation>
    </message>
    <message>
        <source>Drag the start, the end and the focus point on the preview</source>
        <translation>미리보기에서 시작 틀과 끝 틀, 초점을 끌어 정합니다</translation>
    </message>
</context>
<context>
    <name>MusicEditor</name>
    <message>
        <source>Music (*.mp3 *.m4a *.aac *.wav *.flac *.ogg *.opus *.aif *.aiff *.wma *.mp4)</source>
        <translation>음악 (*.mp3 *.m4a *.aac *.wav *.flac *.ogg *.opus *.aif *.aiff *.wma *.mp4)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>Remove: %1</source>
        <translation>빼기: %1</translation>
    </message>
    <message>
        <source>Listening to %1...</source>
        <translation>%1 듣는 중...</translation>
    </message>
    <message>
        <source>No music</source>
        <translation>음악 없음</translation>
    </message>
</context>
<context>
    <name>OptionsForm</name>
    <message>
        <source>About %1 of narration</source>
        <translation>내레이션 약 %1</translation>
    </message>
    <message>
        <source>Language of the script</source>
        <translation>대본 언어</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>Chapters at most</source>
        <translation>최대 장 수</translation>
    </message>
    <message>
        <source>Scenes in a chapter at most</source>
        <translation>장마다 최대 장면 수</translation>
    </message>
    <message>
        <source>How it speaks</source>
        <translation>말투</translation>
    </message>
    <message>
        <source> min</source>
        <translation>분</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>직접 쓰기</translation>
    </message>
    <message>
        <source>For example: calm, for people new to the job</source>
        <translation>예: 신입 사원에게 차분하게</translation>
    </message>
</context>
<context>
    <name>Orders</name>
    <message>
        <source>Use a made picture</source>
        <translation>만든 그림 사용</translation>
    </message>
</context>
<context>
    <name>OutboxPanel</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>대기 %n건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>거절 %n건</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop “%1”?</source>
        <translation>“%1”을(를) 버리시겠습니까?</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>보낼 목록</translation>
    </message>
    <message>
        <source>Send all now</source>
        <translation>모두 지금 보내기</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>지금 보내기</translation>
    </message>
    <message>
        <source>Open film</source>
        <translation>영상 열기</translation>
    </message>
    <message>
        <source>Drop...</source>
        <translation>버리기...</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>기다리는 것이 없습니다</translation>
    </message>
    <message>
        <source>What could not be delivered to the backend waits here, and goes out by itself.</source>
        <translation>백엔드에 전하지 못한 것이 여기서 기다렸다가 저절로 나갑니다.</translation>
    </message>
</context>
<context>
    <name>OutboxTexts</name>
    <message>
        <source>Film to upload</source>
        <translation>업로드할 영상</translation>
    </message>
    <message>
        <source>Tell that the film is done</source>
        <translation>영상 완료 알림</translation>
    </message>
    <message>
        <source>Tell that the job failed</source>
        <translation>작업 실패 알림</translation>
    </message>
    <message>
        <source>Hand over the script</source>
        <translation>대본 전달</translation>
    </message>
    <message>
        <source>(deleted) %1</source>
        <translation>(삭제됨) %1</translation>
    </message>
    <message>
        <source>Going out, %1 %</source>
        <translation>보내는 중, %1 %</translation>
    </message>
    <message>
        <source>Going out</source>
        <translation>보내는 중</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>거절됨</translation>
    </message>
    <message>
        <source>Delivered %1</source>
        <translation>보냄 %1</translation>
    </message>
    <message>
        <source>Waits for what was refused</source>
        <translation>거절된 항목이 먼저입니다</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>차례를 기다림</translation>
    </message>
    <message>
        <source>Next try in %1 s</source>
        <translation>%1초 뒤 다시 시도</translation>
    </message>
    <message>
        <source>Next try in %1 min</source>
        <translation>%1분 뒤 다시 시도</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n회 시도</numerusform>
        </translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1부터</translation>
    </message>
    <message>
        <source>The film is not uploaded, and the backend will never hear of it. It stays on this machine and can be uploaded again.</source>
        <translation>영상을 업로드하지 않으며 백엔드는 이 영상을 알지 못하게 됩니다. 영상은 이 컴퓨터에 남아 있어 나중에 다시 업로드할 수 있습니다.</translation>
    </message>
    <message>
        <source>The backend will never hear how this job ended: there, it stays unfinished.</source>
        <translation>백엔드는 이 작업이 어떻게 끝났는지 알지 못하게 됩니다. 그곳에서는 끝나지 않은 작업으로 남습니다.</translation>
    </message>
    <message>
        <source>The backend will never hear of this script. It stays on this machine.</source>
        <translation>백엔드는 이 대본을 알지 못하게 됩니다. 대본은 이 컴퓨터에 남아 있습니다.</translation>
    </message>
</context>
<context>
    <name>Outcomes</name>
    <message>
        <source>What it said before is kept in its history.</source>
        <translation>이전 내용은 이력에 남아 있습니다.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Compare...</source>
        <translation>비교...</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>설정 열기</translation>
    </message>
    <message>
        <source>Restore older state</source>
        <translation>이전 상태 복원</translation>
    </message>
</context>
<context>
    <name>OwnPathsEditor</name>
    <message numerus="yes">
        <source>%n path(s) of your own</source>
        <translation>
            <numerusform>직접 정한 경로 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>All as usual</source>
        <translation>모두 기본값</translation>
    </message>
    <message>
        <source>Hide the calls</source>
        <translation>요청 접기</translation>
    </message>
    <message>
        <source>Show the calls</source>
        <translation>요청 펼치기</translation>
    </message>
    <message>
        <source>“%1” is not used: %2.</source>
        <translation>“%1”은(는) 쓸 수 없습니다: %2.</translation>
    </message>
    <message>
        <source>Fetch a render spec</source>
        <translation>렌더 스펙 가져오기</translation>
    </message>
    <message>
        <source>Hand over a script</source>
        <translation>대본 넘기기</translation>
    </message>
    <message>
        <source>Tell how a job ended</source>
        <translation>작업 결과 알리기</translation>
    </message>
    <message>
        <source>Ask where to upload</source>
        <translation>업로드 주소 묻기</translation>
    </message>
    <message>
        <source>Tell that a file is uploaded</source>
        <translation>업로드 완료 알리기</translation>
    </message>
    <message>
        <source>List scripts</source>
        <translation>대본 목록</translation>
    </message>
    <message>
        <source>Find the script of a video</source>
        <translation>영상의 대본 찾기</translation>
    </message>
    <message>
        <source>Read a script</source>
        <translation>대본 읽기</translation>
    </message>
    <message>
        <source>Replace a script</source>
        <translation>대본 바꾸기</translation>
    </message>
    <message>
        <source>Approve a script</source>
        <translation>대본 승인</translation>
    </message>
    <message>
        <source>Send a script back</source>
        <translation>대본 반려</translation>
    </message>
    <message>
        <source>List videos</source>
        <translation>영상 목록</translation>
    </message>
    <message>
        <source>Read a video</source>
        <translation>영상 읽기</translation>
    </message>
    <message>
        <source>Create a video</source>
        <translation>영상 만들기</translation>
    </message>
    <message>
        <source>Submit a video for review</source>
        <translation>영상 검토 요청</translation>
    </message>
    <message>
        <source>Approve a video</source>
        <translation>영상 승인</translation>
    </message>
    <message>
        <source>Send a video back</source>
        <translation>영상 반려</translation>
    </message>
    <message>
        <source>List what waits for review</source>
        <translation>검토 대기 목록</translation>
    </message>
    <message>
        <source>Create a job</source>
        <translation>작업 만들기</translation>
    </message>
    <message>
        <source>Read a job</source>
        <translation>작업 읽기</translation>
    </message>
</context>
<context>
    <name>Pasting</name>
    <message>
        <source>Cut scene</source>
        <translation>장면 잘라내기</translation>
    </message>
    <message numerus="yes">
        <source>Cut %n scene(s)</source>
        <translation>
            <numerusform>장면 %n개 잘라내기</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paste %n scene(s)</source>
        <translation>
            <numerusform>장면 %n개 붙여넣기</numerusform>
        </translation>
    </message>
    <message>
        <source>Paste prose</source>
        <translation>글을 장면으로 붙여넣기</translation>
    </message>
    <message>
        <source>Pasted as %1.</source>
        <translation>%1으로 붙여 넣었습니다.</translation>
    </message>
    <message>
        <source>Paste as plain text instead</source>
        <translation>그냥 글로 붙여넣기</translation>
    </message>
</context>
<context>
    <name>PathEditor</name>
    <message>
        <source>Choose...</source>
        <translation>고르기...</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>고르기: %1</translation>
    </message>
</context>
<context>
    <name>PictureEditor</name>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp)</source>
        <translation>그림 (*.png *.jpg *.jpeg *.webp)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>Remove: %1</source>
        <translation>빼기: %1</translation>
    </message>
    <message>
        <source>The picture is no longer there: choose it again.</source>
        <translation>그림이 더는 없습니다. 다시 고르십시오.</translation>
    </message>
</context>
<context>
    <name>PictureField</name>
    <message>
        <source>Taking the picture in...</source>
        <translation>그림을 들여오는 중...</translation>
    </message>
    <message>
        <source>The picture is missing%1: drop or choose it again</source>
        <translation>그림이 없습니다%1. 다시 끌어 놓거나 고르십시오</translation>
    </message>
    <message>
        <source>A picture is shown</source>
        <translation>그림이 있습니다</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>그림 고르기</translation>
    </message>
    <message>
        <source>Drop a picture or clip here, paste it, or choose a file</source>
        <translation>그림이나 클립을 끌어 놓거나, 붙여 넣거나, 파일을 고르십시오</translation>
    </message>
    <message>
        <source>Pictures and clips (%1)</source>
        <translation>그림과 클립 (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Picture of the scene</source>
        <translation>장면의 그림</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>고르기...</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>붙여 넣기</translation>
    </message>
    <message>
        <source>Paste a picture</source>
        <translation>그림 붙여 넣기</translation>
    </message>
    <message>
        <source>Make...</source>
        <translation>만들기...</translation>
    </message>
    <message>
        <source>Have a picture or clip of this scene made from words</source>
        <translation>지시문으로 이 장면의 그림이나 클립을 만듭니다</translation>
    </message>
    <message>
        <source>After the clip</source>
        <translation>클립이 끝나면</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>되풀이</translation>
    </message>
    <message>
        <source>Last frame</source>
        <translation>마지막 화면</translation>
    </message>
    <message>
        <source>Make a picture</source>
        <translation>그림 만들기</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>Remove the picture</source>
        <translation>그림 빼기</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>맞춤</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>채우기</translation>
    </message>
    <message>
        <source>Show whole</source>
        <translation>모두 보이기</translation>
    </message>
</context>
<context>
    <name>PictureIntake</name>
    <message>
        <source>Place a picture</source>
        <translation>그림 넣기</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>theme “%1”</source>
        <translation>테마 ‘%1’</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>미리보기</translation>
    </message>
    <message>
        <source>Picture at the playhead</source>
        <translation>재생 위치의 화면</translation>
    </message>
    <message>
        <source>Open or import a script, and its film plays here.</source>
        <translation>대본을 열거나 가져오면 여기에서 영상이 재생됩니다.</translation>
    </message>
    <message>
        <source>Write a scene, and its picture appears here.</source>
        <translation>장면을 쓰면 여기에 화면이 나타납니다.</translation>
    </message>
</context>
<context>
    <name>ProblemDesk</name>
    <message>
        <source>Problems</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>그림 고르기</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.gif *.bmp *.tif *.tiff *.avif)</source>
        <translation>그림 (*.png *.jpg *.jpeg *.webp *.gif *.bmp *.tif *.tiff *.avif)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>The film cannot be made: %1.</source>
        <translation>영상을 만들 수 없습니다: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n more problem(s) stop it.</source>
        <translation>
            <numerusform>그 밖에 %n건이 더 막고 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Mend what is wrong, then make the film again.</source>
        <translation>오류를 고친 뒤 다시 만드십시오.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>보기</translation>
    </message>
</context>
<context>
    <name>ProblemSource</name>
    <message>
        <source>Meant so</source>
        <translation>의도한 것</translation>
    </message>
    <message>
        <source>Show what is meant so</source>
        <translation>의도한 것도 다시 보기</translation>
    </message>
</context>
<context>
    <name>ProblemsPanel</name>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>%1: all %2</source>
        <translation>%1: %2건 모두</translation>
    </message>
    <message>
        <source>Do this for every problem of this kind, in one step</source>
        <translation>같은 종류의 문제를 한 번에 모두 고칩니다</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>그곳으로 가기</translation>
    </message>
    <message>
        <source>Meant so</source>
        <translation>의도한 것</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>Enter goes to the words, Space mends, Delete says that it is meant so.</source>
        <translation>Enter는 그 글로 가고, 스페이스는 고치고, Delete는 의도한 것으로 표시합니다.</translation>
    </message>
    <message>
        <source>Do not tell this again in this scene (Delete)</source>
        <translation>이 장면에서 다시 알리지 않습니다 (Delete)</translation>
    </message>
    <message>
        <source>Group and filter</source>
        <translation>묶기와 거르기</translation>
    </message>
    <message>
        <source>By scene</source>
        <translation>장면별로</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>종류별로</translation>
    </message>
    <message>
        <source>All topics</source>
        <translation>모든 분야</translation>
    </message>
    <message>
        <source>Show what is meant so again</source>
        <translation>의도한 것도 다시 보기</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>문제 없음</translation>
    </message>
    <message>
        <source>Checked as you write: structure and length, speech and captions, text that does not fit, characters, contrast, pictures and wording.</source>
        <translation>쓰는 동안 구조와 길이, 음성과 자막, 들어가지 않는 글, 글꼴에 없는 글자, 대비, 그림, 문구를 확인합니다.</translation>
    </message>
    <message>
        <source>Nothing of this kind</source>
        <translation>이런 문제는 없습니다</translation>
    </message>
    <message>
        <source>Other problems are filtered out.</source>
        <translation>다른 문제는 걸러 두었습니다.</translation>
    </message>
    <message>
        <source>No script is open</source>
        <translation>열린 대본이 없습니다</translation>
    </message>
    <message>
        <source>What is wrong or doubtful about a script stands here.</source>
        <translation>대본의 오류와 확인할 점이 여기에 나옵니다.</translation>
    </message>
</context>
<context>
    <name>PurposeField</name>
    <message>
        <source>none</source>
        <comment>purpose</comment>
        <translation>없음</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>목적</translation>
    </message>
    <message>
        <source>What this scene is for; choose, or type words of your own</source>
        <translation>이 장면의 목적입니다. 고르거나 직접 적으십시오</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>찾는 위치(&amp;I):</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>파일 형식(&amp;T):</translation>
    </message>
</context>
<context>
    <name>ReasonLine</name>
    <message>
        <source>Say why it goes back: the author reads it here and at the backend.</source>
        <translation>반려하는 이유를 적으십시오. 작성자가 여기와 백엔드에서 봅니다.</translation>
    </message>
    <message>
        <source>What should be changed?</source>
        <translation>무엇을 고쳐야 합니까?</translation>
    </message>
    <message>
        <source>Reason for sending back</source>
        <translation>반려 사유</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>반려</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>ReviewBar</name>
    <message>
        <source>Say why this script goes back.</source>
        <translation>이 대본을 반려하는 까닭을 적으십시오.</translation>
    </message>
    <message>
        <source>In review: the text is locked until somebody decides.</source>
        <translation>검토 중: 결정될 때까지 글이 잠겨 있습니다.</translation>
    </message>
    <message>
        <source>Approved: this text is kept as it is.</source>
        <translation>승인됨: 이 글은 그대로 보존됩니다.</translation>
    </message>
    <message>
        <source>Your next change starts a new draft; the approved text stays.</source>
        <translation>다음 수정부터 새 초안이 됩니다. 승인된 글은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Sent back: %1</source>
        <translation>반려됨: %1</translation>
    </message>
    <message>
        <source>What should the reviewer know?</source>
        <translation>검토자에게 전할 말이 있습니까?</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>전하는 말: %1</translation>
    </message>
    <message>
        <source>Since the approved revision: %1</source>
        <translation>승인본 이후: %1</translation>
    </message>
    <message>
        <source>Send the script back with a reason</source>
        <translation>사유를 적어 대본을 돌려보냅니다</translation>
    </message>
    <message>
        <source>Approve these words for delivery</source>
        <translation>이 글을 납품용으로 승인합니다</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>요청</translation>
    </message>
    <message>
        <source>For example: new figures in scene 4</source>
        <translation>예: 4번 장면의 수치를 새로 고쳤습니다</translation>
    </message>
    <message>
        <source>Note to the reviewer</source>
        <translation>검토자에게 전할 말</translation>
    </message>
    <message>
        <source>Compare...</source>
        <translation>비교...</translation>
    </message>
    <message>
        <source>See what changed since the approved revision (F7)</source>
        <translation>승인본 이후 바뀐 내용 보기 (F7)</translation>
    </message>
    <message>
        <source>Edit as new draft</source>
        <translation>새 초안으로 편집</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>거두기</translation>
    </message>
    <message>
        <source>Take the request back and edit on</source>
        <translation>요청을 거두고 계속 고칩니다</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>승인</translation>
    </message>
    <message>
        <source>Send back...</source>
        <translation>반려...</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>반려</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>What should be changed?</source>
        <translation>무엇을 고쳐야 합니까?</translation>
    </message>
    <message>
        <source>Reason for sending back</source>
        <translation>반려 사유</translation>
    </message>
</context>
<context>
    <name>ReviewDesk</name>
    <message>
        <source>There is no older state to compare with yet.</source>
        <translation>아직 비교할 이전 상태가 없습니다.</translation>
    </message>
    <message>
        <source>One is kept whenever a session ends, and with every submission and decision.</source>
        <translation>작업을 마칠 때마다, 그리고 검토 요청과 결정 때마다 보관됩니다.</translation>
    </message>
    <message>
        <source>Restore older state</source>
        <translation>이전 상태 복원</translation>
    </message>
    <message>
        <source>The older state is in its place again.</source>
        <translation>이전 상태로 복원했습니다.</translation>
    </message>
    <message>
        <source>What was there is kept in the history; undo brings it back as well.</source>
        <translation>방금까지의 글은 이력에 보관되어 있습니다. 실행 취소로도 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
</context>
<context>
    <name>ReviewTexts</name>
    <message>
        <source>End of a session</source>
        <translation>작업을 마칠 때</translation>
    </message>
    <message>
        <source>While writing</source>
        <translation>작성 중</translation>
    </message>
    <message>
        <source>Found at opening, not closed</source>
        <translation>열 때 발견됨 (정상 종료 안 됨)</translation>
    </message>
    <message>
        <source>Before restoring</source>
        <translation>복원 직전</translation>
    </message>
    <message>
        <source>Before words came from the backend</source>
        <translation>백엔드 내용을 받기 전</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>가져옴</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>검토 요청</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>승인</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>반려</translation>
    </message>
    <message>
        <source>%1 · rev %2 · %3 · %4</source>
        <comment>why, revision, who and when of a kept state</comment>
        <translation>%1 · %2차 · %3 · %4</translation>
    </message>
    <message>
        <source>Now · %1 · rev %2</source>
        <comment>state and revision of the present text</comment>
        <translation>현재 · %1 · %2차</translation>
    </message>
    <message>
        <source>Draft film made</source>
        <translation>초안 영상 완성</translation>
    </message>
    <message>
        <source>Film made for delivery</source>
        <translation>납품용 영상 완성</translation>
    </message>
    <message>
        <source>Script created</source>
        <translation>대본 만듦</translation>
    </message>
    <message>
        <source>Revision %1 submitted</source>
        <translation>%1차 검토 요청</translation>
    </message>
    <message>
        <source>Revision %1 withdrawn</source>
        <translation>%1차 검토 요청 취소</translation>
    </message>
    <message>
        <source>Revision %1 approved</source>
        <translation>%1차 승인</translation>
    </message>
    <message>
        <source>Revision %1 sent back</source>
        <translation>%1차 반려</translation>
    </message>
    <message>
        <source>Draft of revision %1 begun</source>
        <translation>%1차 초안 시작</translation>
    </message>
    <message>
        <source>Older state restored</source>
        <translation>이전 상태 복원</translation>
    </message>
    <message>
        <source>Drafted from a source</source>
        <translation>원문에서 초안 작성</translation>
    </message>
    <message>
        <source>snapshot %1</source>
        <translation>스냅샷 %1</translation>
    </message>
    <message>
        <source>words of revision %1</source>
        <comment>which a film carries</comment>
        <translation>%1차 글</translation>
    </message>
    <message>
        <source>also at the backend</source>
        <translation>백엔드에도 기록됨</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>어제</translation>
    </message>
    <message>
        <source>No revision is approved.</source>
        <translation>승인된 개정이 없습니다.</translation>
    </message>
    <message>
        <source>Approved: revision %1, by %2, %3</source>
        <comment>revision, who, when</comment>
        <translation>승인: %1차 · %2 · %3</translation>
    </message>
    <message>
        <source>No film carries these words yet.</source>
        <translation>이 글로 만든 영상이 아직 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n film(s) carry these words: %1</source>
        <translation>
            <numerusform>이 글로 만든 영상 %n편: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>화면</translation>
    </message>
    <message>
        <source>Both states say the same.</source>
        <translation>두 상태의 내용이 같습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n scene(s) added</source>
        <translation>
            <numerusform>장면 %n개 추가</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scene(s) removed</source>
        <translation>
            <numerusform>장면 %n개 삭제</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scene(s) moved</source>
        <translation>
            <numerusform>장면 %n개 이동</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scene(s) split off</source>
        <translation>
            <numerusform>장면 %n개 분리</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scene(s) merged</source>
        <translation>
            <numerusform>장면 %n개 병합</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) changed</source>
        <translation>
            <numerusform>단어 %n개 변경</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chapter heading(s) changed</source>
        <translation>
            <numerusform>장 제목 %n개 변경</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) changed</source>
        <translation>
            <numerusform>설정 %n개 변경</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged scene(s)</source>
        <translation>
            <numerusform>바뀌지 않은 장면 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>moved from %1 to %2</source>
        <translation>%1번에서 %2번으로 이동</translation>
    </message>
    <message>
        <source>changed</source>
        <comment>a scene</comment>
        <translation>변경</translation>
    </message>
    <message>
        <source>added</source>
        <comment>a scene</comment>
        <translation>추가</translation>
    </message>
    <message>
        <source>removed</source>
        <comment>a scene</comment>
        <translation>삭제</translation>
    </message>
    <message>
        <source>split off from %1</source>
        <comment>a scene, by number</comment>
        <translation>%1번에서 분리</translation>
    </message>
    <message>
        <source>merged into %1</source>
        <comment>a scene, by number</comment>
        <translation>%1번에 병합</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>장</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>자막</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>용도</translation>
    </message>
    <message>
        <source>Minimum length</source>
        <translation>최소 길이</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>레이아웃</translation>
    </message>
    <message>
        <source>Text of the slide</source>
        <translation>슬라이드 글</translation>
    </message>
    <message>
        <source>Highlighted terms</source>
        <translation>강조어</translation>
    </message>
    <message>
        <source>Transition</source>
        <translation>장면 전환</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Fit of the picture</source>
        <translation>그림 맞춤</translation>
    </message>
    <message>
        <source>Focus of the picture</source>
        <translation>그림 초점</translation>
    </message>
    <message>
        <source>Movement of the picture</source>
        <translation>그림 움직임</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>목소리</translation>
    </message>
    <message>
        <source>Spaces and line breaks</source>
        <translation>띄어쓰기와 줄바꿈</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>장면</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <comment>an aspect of a scene</comment>
        <translation>%1 변경</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no value, or that of the film</comment>
        <translation>없음</translation>
    </message>
    <message>
        <source>Narration</source>
        <translation>내레이션</translation>
    </message>
    <message>
        <source>On-screen text</source>
        <translation>화면 글</translation>
    </message>
    <message>
        <source>Chapter added: %1</source>
        <translation>장 추가: %1</translation>
    </message>
    <message>
        <source>Chapter removed: %1</source>
        <translation>장 삭제: %1</translation>
    </message>
    <message>
        <source>Chapter renamed from “%1” to “%2”</source>
        <translation>장 제목 변경: “%1”에서 “%2”(으)로</translation>
    </message>
    <message>
        <source>Chapter: %1</source>
        <translation>장: %1</translation>
    </message>
    <message>
        <source>Scene %1</source>
        <translation>장면 %1</translation>
    </message>
    <message>
        <source>taken out: %1</source>
        <translation>뺀 말: %1</translation>
    </message>
    <message>
        <source>put in: %1</source>
        <translation>넣은 말: %1</translation>
    </message>
</context>
<context>
    <name>RewriteDialog</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>The model changed nothing.</source>
        <translation>모델이 바꾼 것이 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) changed</source>
        <translation>
            <numerusform>단어 %n개 바뀜</numerusform>
        </translation>
    </message>
    <message>
        <source>Written by %1; nothing is changed before you take it.</source>
        <translation>%1 모델이 씁니다. 반영하기 전에는 아무것도 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Take the new words</source>
        <translation>새 글 반영</translation>
    </message>
</context>
<context>
    <name>Rewriter</name>
    <message>
        <source>No script is open.</source>
        <translation>열린 대본이 없습니다.</translation>
    </message>
    <message>
        <source>The text is locked: withdraw it from the review, or begin a new draft.</source>
        <translation>글이 잠겨 있습니다. 검토 요청을 거두거나 새 초안을 시작하십시오.</translation>
    </message>
    <message>
        <source>Write chapter “%1” anew</source>
        <translation>“%1” 장 새로 쓰기</translation>
    </message>
    <message>
        <source>Translate “%1” into a script of its own: %2</source>
        <translation>“%1”을(를) 번역해 새 대본으로: %2</translation>
    </message>
    <message>
        <source>The chosen scenes hold no words to rewrite.</source>
        <translation>선택한 장면에 고쳐 쓸 글이 없습니다.</translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation>먼저 글을 쓰십시오.</translation>
    </message>
    <message numerus="yes">
        <source>Write %n scene(s) anew</source>
        <translation>
            <numerusform>장면 %n개 새로 쓰기</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shorten %n scene(s)</source>
        <translation>
            <numerusform>장면 %n개 줄이기</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lengthen %n scene(s)</source>
        <translation>
            <numerusform>장면 %n개 늘리기</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Simplify %n scene(s)</source>
        <translation>
            <numerusform>장면 %n개 쉽게 쓰기</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Translate %n scene(s)</source>
        <translation>
            <numerusform>장면 %n개 번역</numerusform>
        </translation>
    </message>
    <message>
        <source>Shorten the chosen words</source>
        <translation>선택한 글 줄이기</translation>
    </message>
    <message>
        <source>Lengthen the chosen words</source>
        <translation>선택한 글 늘리기</translation>
    </message>
    <message>
        <source>Simplify the chosen words</source>
        <translation>선택한 글 쉽게 쓰기</translation>
    </message>
    <message>
        <source>Translate the chosen words</source>
        <translation>선택한 글 번역</translation>
    </message>
</context>
<context>
    <name>Row</name>
    <message>
        <source>Set by the environment variable %1; it can only be changed there.</source>
        <translation>환경 변수 %1이(가) 정한 값이어서 여기서는 바꿀 수 없습니다.</translation>
    </message>
    <message>
        <source>Signed in at the backend as %1 (%2). This is used only while nobody is signed in.</source>
        <translation>백엔드에 %1 계정(%2)으로 로그인되어 있습니다. 이 값은 로그인하지 않았을 때만 쓰입니다.</translation>
    </message>
    <message>
        <source>The sign-in of %1 has expired. Nothing can be approved before a new token is entered.</source>
        <translation>%1 계정의 로그인이 만료되었습니다. 새 토큰을 넣기 전에는 승인할 수 없습니다.</translation>
    </message>
    <message>
        <source>Reset: %1</source>
        <translation>기본값으로: %1</translation>
    </message>
    <message>
        <source>“%1” is not used: %2.</source>
        <translation>“%1”은(는) 쓸 수 없습니다: %2.</translation>
    </message>
</context>
<context>
    <name>SceneCard</name>
    <message>
        <source>Scene %1</source>
        <translation>장면 %1</translation>
    </message>
    <message>
        <source>Narration of scene %1</source>
        <translation>장면 %1 내레이션</translation>
    </message>
    <message>
        <source>On-screen text of scene %1</source>
        <translation>장면 %1 화면 글</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>화면</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>들려줄 말</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>보여줄 글</translation>
    </message>
</context>
<context>
    <name>ScenePage</name>
    <message>
        <source>A is the start, B the end, the cross what must stay in sight. Drag them, or use the arrows, + and −; Tab goes on, Esc leaves.</source>
        <translation>A는 시작, B는 끝, 십자는 늘 보여야 할 곳입니다. 끌거나 화살표와 +, −를 쓰십시오. Tab은 다음 것, Esc는 나가기입니다.</translation>
    </message>
    <message>
        <source>“%1” is no layout of the studio: it is kept, and laid out automatically.</source>
        <translation>“%1”은(는) 스튜디오에 없는 레이아웃입니다. 그대로 두고 자동으로 배치합니다.</translation>
    </message>
    <message>
        <source>There is no theme “%1” here: choose another.</source>
        <translation>“%1” 테마가 여기에 없습니다. 다른 테마를 고르십시오.</translation>
    </message>
    <message>
        <source>Films in the basic style stand still: settings decide the style.</source>
        <translation>기본 스타일의 영상은 움직이지 않습니다. 스타일은 설정에서 정합니다.</translation>
    </message>
    <message>
        <source>Select one scene to draw its frames.</source>
        <translation>틀을 잡으려면 장면을 하나만 고르십시오.</translation>
    </message>
    <message>
        <source>The cross is what must stay in sight: drag it, or use the arrows; Esc leaves.</source>
        <translation>십자는 늘 보여야 할 곳입니다. 끌거나 화살표로 옮기십시오. Esc는 나가기입니다.</translation>
    </message>
    <message>
        <source>Here it is the background that moves.</source>
        <translation>여기서는 배경이 움직입니다.</translation>
    </message>
    <message>
        <source>Automatic: cut</source>
        <translation>자동: 바로 바꾸기</translation>
    </message>
    <message>
        <source>Automatic: fade</source>
        <translation>자동: 서서히</translation>
    </message>
    <message>
        <source>Fade</source>
        <translation>서서히</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>밀기</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>바로 바꾸기</translation>
    </message>
    <message>
        <source>Change the layout</source>
        <translation>레이아웃 바꾸기</translation>
    </message>
    <message>
        <source>Change the theme of the scene</source>
        <translation>장면의 테마 바꾸기</translation>
    </message>
    <message>
        <source>Fit the picture</source>
        <translation>그림 맞춤 바꾸기</translation>
    </message>
    <message>
        <source>Change the end of the clip</source>
        <translation>클립 끝 바꾸기</translation>
    </message>
    <message>
        <source>Change the transition</source>
        <translation>장면 전환 바꾸기</translation>
    </message>
    <message>
        <source>Change the highlights</source>
        <translation>강조어 바꾸기</translation>
    </message>
    <message>
        <source>Remove the picture</source>
        <translation>그림 빼기</translation>
    </message>
    <message>
        <source>Change the motion</source>
        <translation>움직임 바꾸기</translation>
    </message>
    <message>
        <source>Change the zoom</source>
        <translation>확대 바꾸기</translation>
    </message>
    <message>
        <source>Change the speed of the voice</source>
        <translation>목소리 빠르기 바꾸기</translation>
    </message>
    <message>
        <source>Change the voice</source>
        <translation>목소리 바꾸기</translation>
    </message>
    <message>
        <source>Change the minimum length</source>
        <translation>최소 길이 바꾸기</translation>
    </message>
    <message>
        <source>Change the purpose</source>
        <translation>목적 바꾸기</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>레이아웃</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>움직임</translation>
    </message>
    <message>
        <source>Transition</source>
        <translation>장면 전환</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>목소리</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>최소 길이</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>강조어</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>목적</translation>
    </message>
    <message>
        <source>Transition into the scene</source>
        <translation>이 장면으로 넘어오는 장면 전환</translation>
    </message>
    <message>
        <source>Purpose of the scene</source>
        <translation>장면의 목적</translation>
    </message>
</context>
<context>
    <name>Screening</name>
    <message>
        <source>Voice: %1</source>
        <translation>목소리: %1</translation>
    </message>
</context>
<context>
    <name>ScreeningControls</name>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>%1 (Space)</source>
        <translation>%1 (Space)</translation>
    </message>
    <message>
        <source>There is no sound device: the film plays without sound</source>
        <translation>소리 장치가 없어 소리 없이 재생합니다</translation>
    </message>
    <message>
        <source>Sound on (M)</source>
        <translation>소리 켜기 (M)</translation>
    </message>
    <message>
        <source>Sound off (M)</source>
        <translation>소리 끄기 (M)</translation>
    </message>
    <message>
        <source>Previous chapter (Ctrl+Left)</source>
        <translation>이전 장 (Ctrl+Left)</translation>
    </message>
    <message>
        <source>Next chapter (Ctrl+Right)</source>
        <translation>다음 장 (Ctrl+Right)</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>장 목록</translation>
    </message>
    <message>
        <source>This film has no chapters</source>
        <translation>이 영상에는 장이 없습니다</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>자막</translation>
    </message>
    <message>
        <source>Captions (C)</source>
        <translation>자막 (C)</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Speed (J slower, L faster)</source>
        <translation>속도 (J 느리게, L 빠르게)</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>음량</translation>
    </message>
    <message>
        <source>Volume (Shift+Up, Shift+Down)</source>
        <translation>음량 (Shift+Up, Shift+Down)</translation>
    </message>
    <message>
        <source>Whole screen (F11)</source>
        <translation>전체 화면 (F11)</translation>
    </message>
    <message>
        <source>Position in the film</source>
        <translation>영상에서의 위치</translation>
    </message>
</context>
<context>
    <name>ScreeningWindow</name>
    <message>
        <source>Stop the upload</source>
        <translation>업로드 중지</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>지금 보내기</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>업로드</translation>
    </message>
    <message>
        <source>This film cannot be played here: %1</source>
        <translation>이 영상은 여기서 재생할 수 없습니다: %1</translation>
    </message>
    <message>
        <source>Open it in another program, or make it once more.</source>
        <translation>다른 프로그램으로 열거나 한 번 더 만드십시오.</translation>
    </message>
    <message>
        <source>Film “%1”</source>
        <translation>영상 “%1”</translation>
    </message>
    <message>
        <source>Picture of the film</source>
        <translation>영상 화면</translation>
    </message>
    <message>
        <source>Draft, not approved</source>
        <translation>초안, 승인되지 않음</translation>
    </message>
    <message>
        <source>Approved by %1, %2</source>
        <translation>승인: %1, %2</translation>
    </message>
    <message>
        <source>For delivery</source>
        <translation>납품용</translation>
    </message>
    <message>
        <source>snapshot %1</source>
        <translation>스냅샷 %1</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>폴더 보기</translation>
    </message>
    <message>
        <source>Open in another program</source>
        <translation>다른 프로그램으로 열기</translation>
    </message>
    <message>
        <source>The captions are part of this film&apos;s picture</source>
        <translation>자막이 이 영상의 화면에 들어 있습니다</translation>
    </message>
    <message>
        <source>This film has no captions</source>
        <translation>이 영상에는 자막이 없습니다</translation>
    </message>
</context>
<context>
    <name>ScriptDesk</name>
    <message>
        <source>Import script</source>
        <translation>대본 가져오기</translation>
    </message>
    <message>
        <source>Scripts (*.json)</source>
        <translation>대본 (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Phishing awareness</source>
        <translation>피싱 메일 대응</translation>
    </message>
    <message>
        <source>Untitled training</source>
        <translation>제목 없는 교육</translation>
    </message>
    <message>
        <source>Export script</source>
        <translation>대본 내보내기</translation>
    </message>
    <message>
        <source>Chapters and scenes: everything there is (*.json)</source>
        <translation>장과 장면: 모든 내용 (*.json)</translation>
    </message>
    <message>
        <source>Flat list: narration only (*.json)</source>
        <translation>장면 목록: 내레이션만 (*.json)</translation>
    </message>
    <message>
        <source>Render spec: for the backend (*.json)</source>
        <translation>렌더 스펙: 백엔드용 (*.json)</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>%1(으)로 내보냈습니다</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>“%1” cannot be changed now.</source>
        <translation>“%1”은(는) 지금 고칠 수 없습니다.</translation>
    </message>
    <message>
        <source>Withdraw it from the review, or begin a new draft of it, then rename it.</source>
        <translation>검토 요청을 거두거나 새 초안을 시작한 뒤 이름을 바꾸십시오.</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (복사본)</translation>
    </message>
    <message>
        <source>Deleted “%1”.</source>
        <translation>“%1”을(를) 삭제했습니다.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Films that were made from it stay.</source>
        <translation>이 대본으로 만든 영상은 그대로 남습니다.</translation>
    </message>
</context>
<context>
    <name>ScriptPanel</name>
    <message numerus="yes">
        <source>%n scene(s) selected</source>
        <translation>
            <numerusform>장면 %n개 선택됨</numerusform>
        </translation>
    </message>
    <message>
        <source>No script is open</source>
        <translation>열린 대본이 없습니다</translation>
    </message>
    <message>
        <source>Choose one in the library, drop a JSON file here, or begin with one of these.</source>
        <translation>라이브러리에서 고르거나, JSON 파일을 끌어다 놓거나, 아래에서 시작하십시오.</translation>
    </message>
    <message>
        <source>Scenes of the script</source>
        <translation>대본의 장면</translation>
    </message>
    <message>
        <source>Import script...</source>
        <translation>대본 가져오기...</translation>
    </message>
    <message>
        <source>New script</source>
        <translation>새 대본</translation>
    </message>
    <message>
        <source>Draft a script...</source>
        <translation>대본 초안 만들기...</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>예제 열기</translation>
    </message>
</context>
<context>
    <name>SeekBar</name>
    <message>
        <source>Position in the film</source>
        <translation>영상 안의 위치</translation>
    </message>
</context>
<context>
    <name>SettingCommands</name>
    <message>
        <source>Settings: %1</source>
        <translation>설정: %1</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Film</source>
        <translation>영상</translation>
    </message>
    <message>
        <source>How films look and run. Films already in the queue stay as they are.</source>
        <translation>영상의 모습과 흐름입니다. 이미 대기열에 있는 영상은 그대로입니다.</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>브랜드</translation>
    </message>
    <message>
        <source>Colours, typeface and logo of your house, for the theme “Brand”.</source>
        <translation>테마 ‘브랜드’에 쓰는 우리 조직의 색, 글꼴, 로고입니다.</translation>
    </message>
    <message>
        <source>Films have another theme at the moment.</source>
        <translation>지금 영상의 테마는 다른 것입니다.</translation>
    </message>
    <message>
        <source>Use the theme “Brand”</source>
        <translation>테마 ‘브랜드’ 쓰기</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>목소리</translation>
    </message>
    <message>
        <source>Who reads the narration. Another voice makes all speech again.</source>
        <translation>내레이션을 읽는 목소리입니다. 바꾸면 음성을 모두 새로 만듭니다.</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>음악</translation>
    </message>
    <message>
        <source>A bed under the whole film, which steps back while somebody speaks.</source>
        <translation>영상 전체에 깔리고, 말하는 동안에는 작아지는 배경 음악입니다.</translation>
    </message>
    <message>
        <source>Rendering</source>
        <translation>제작</translation>
    </message>
    <message>
        <source>How films are made and where they go.</source>
        <translation>영상을 어떻게 만들고 어디에 두는지 정합니다.</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>Other machines: the company backend, where films go, who drafts.</source>
        <translation>다른 컴퓨터와의 연결입니다. 회사 백엔드, 영상을 둘 곳, 초안을 쓰는 모델을 정합니다.</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>사용자</translation>
    </message>
    <message>
        <source>Who works here, and what that person may do.</source>
        <translation>여기서 일하는 사람과 그 사람이 할 수 있는 일입니다.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>창</translation>
    </message>
    <message>
        <source>Language and colours of the studio itself.</source>
        <translation>스튜디오 자체의 언어와 색입니다.</translation>
    </message>
    <message>
        <source>No music is chosen.</source>
        <translation>고른 음악이 없습니다.</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>스타일</translation>
    </message>
    <message>
        <source>Animated slides drift and cross-fade; basic ones stand still and cut.</source>
        <translation>움직이는 슬라이드는 천천히 흐르며 서로 겹쳐 바뀌고, 기본은 멈춰 있다가 바로 바뀝니다.</translation>
    </message>
    <message>
        <source>motion animation Ken Burns</source>
        <translation>스타일 모션 애니메이션 켄 번스 전환</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Colours and type of every slide.</source>
        <translation>모든 슬라이드의 색과 글자 모양입니다.</translation>
    </message>
    <message>
        <source>look design dark light high contrast</source>
        <translation>디자인 어두운 밝은 고대비 색</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>해상도</translation>
    </message>
    <message>
        <source>Finer pictures take longer to make and more room to keep.</source>
        <translation>선명할수록 만드는 시간과 저장 공간이 더 듭니다.</translation>
    </message>
    <message>
        <source>format size pixels width height HD 4K quality</source>
        <translation>형식 크기 화소 픽셀 너비 높이 화질</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>화면비</translation>
    </message>
    <message>
        <source>Wide for screens, tall for phones, square for feeds; slides follow.</source>
        <translation>화면용 가로, 휴대폰용 세로, 피드용 정사각. 슬라이드가 맞춰 다시 놓입니다.</translation>
    </message>
    <message>
        <source>format aspect ratio portrait landscape vertical</source>
        <translation>형식 비율 가로 세로 정사각형</translation>
    </message>
    <message>
        <source>Frames per second</source>
        <translation>초당 프레임</translation>
    </message>
    <message>
        <source>More of them move more smoothly and take longer to make.</source>
        <translation>많을수록 부드럽게 움직이고 만드는 데 더 걸립니다.</translation>
    </message>
    <message>
        <source>fps frame rate</source>
        <translation>프레임 속도 프레임레이트</translation>
    </message>
    <message>
        <source>s</source>
        <translation>초</translation>
    </message>
    <message>
        <source>Transition</source>
        <translation>장면 전환</translation>
    </message>
    <message>
        <source>How long one scene takes to give way to the next.</source>
        <translation>한 장면이 다음 장면으로 넘어가는 데 걸리는 시간입니다.</translation>
    </message>
    <message>
        <source>cross-fade dissolve length</source>
        <translation>트랜지션 페이드 디졸브 길이</translation>
    </message>
    <message>
        <source>Basic films cut from scene to scene.</source>
        <translation>기본 영상은 장면이 바로 바뀝니다.</translation>
    </message>
    <message>
        <source>×</source>
        <translation>배</translation>
    </message>
    <message>
        <source>Slow zoom</source>
        <translation>느린 확대</translation>
    </message>
    <message>
        <source>How much nearer the picture comes over a scene; 1 stands still.</source>
        <translation>한 장면 동안 그림이 다가오는 정도입니다. 1이면 멈춰 있습니다.</translation>
    </message>
    <message>
        <source>motion Ken Burns</source>
        <translation>줌 모션 켄 번스</translation>
    </message>
    <message>
        <source>Basic films stand still.</source>
        <translation>기본 영상은 움직이지 않습니다.</translation>
    </message>
    <message>
        <source>Length of a scene</source>
        <translation>장면 길이</translation>
    </message>
    <message>
        <source>How long a scene lasts at least where its author does not say.</source>
        <translation>작성자가 정하지 않은 장면의 최소 길이입니다.</translation>
    </message>
    <message>
        <source>duration default minimum</source>
        <translation>시간 기본 최소</translation>
    </message>
    <message>
        <source>Pause before speech</source>
        <translation>말하기 전 쉼</translation>
    </message>
    <message>
        <source>From the start of a scene to its first word.</source>
        <translation>장면이 시작되고 첫 낱말까지의 시간입니다.</translation>
    </message>
    <message>
        <source>lead-in silence</source>
        <translation>리드인 여백 무음</translation>
    </message>
    <message>
        <source>Pause after speech</source>
        <translation>말한 뒤 쉼</translation>
    </message>
    <message>
        <source>From the last word of a scene to its end.</source>
        <translation>마지막 낱말에서 장면이 끝날 때까지의 시간입니다.</translation>
    </message>
    <message>
        <source>tail silence</source>
        <translation>테일 여백 무음</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>자막</translation>
    </message>
    <message>
        <source>Where they are besides the SRT and VTT files next to the film.</source>
        <translation>영상 옆의 SRT·VTT 파일 말고 자막이 더 들어갈 곳입니다.</translation>
    </message>
    <message>
        <source>subtitles burned in track sidecar</source>
        <translation>캡션 새기기 트랙</translation>
    </message>
    <message>
        <source>The whole kit</source>
        <translation>브랜드 전체</translation>
    </message>
    <message>
        <source>Read from a JSON file with the logo beside it; a reset takes it all away.</source>
        <translation>JSON 파일과 그 옆의 로고에서 읽습니다. 기본값으로 되돌리면 모두 사라집니다.</translation>
    </message>
    <message>
        <source>brand file import</source>
        <translation>브랜드 파일 가져오기</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>Of marks, signs and light; made readable wherever words need it.</source>
        <translation>표시와 기호와 빛의 색입니다. 글자가 잘 읽히도록 맞춰 씁니다.</translation>
    </message>
    <message>
        <source>primary accent corporate</source>
        <translation>대표색 강조색 기업</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>배경</translation>
    </message>
    <message>
        <source>Dark or light; left empty, a dark one is derived from the colour.</source>
        <translation>어둡거나 밝은 색입니다. 비워 두면 대표색에서 어두운 배경을 만듭니다.</translation>
    </message>
    <message>
        <source>Typeface</source>
        <translation>글꼴</translation>
    </message>
    <message>
        <source>Letters it lacks are taken from the studio&apos;s own.</source>
        <translation>그 글꼴에 없는 글자는 스튜디오의 글꼴로 씁니다.</translation>
    </message>
    <message>
        <source>font</source>
        <translation>폰트 서체</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>로고</translation>
    </message>
    <message>
        <source>At the upper right of every slide; best as a PNG with a clear ground.</source>
        <translation>모든 슬라이드의 오른쪽 위에 놓입니다. 바탕이 투명한 PNG가 가장 좋습니다.</translation>
    </message>
    <message>
        <source>image picture sign</source>
        <translation>이미지 그림 상징</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>음성 엔진</translation>
    </message>
    <message>
        <source>Keys of the services that speak</source>
        <translation>음성 서비스의 키</translation>
    </message>
    <message>
        <source>The voice that is chosen works offline.</source>
        <translation>고른 목소리는 인터넷 없이 말합니다.</translation>
    </message>
    <message>
        <source>eSpeak works offline; the others are services, and are sent the narration.</source>
        <translation>eSpeak는 인터넷 없이 말하고, 다른 서비스에는 내레이션을 보냅니다.</translation>
    </message>
    <message>
        <source>provider TTS speech synthesis privacy online</source>
        <translation>엔진 TTS 음성 합성 개인정보 온라인</translation>
    </message>
    <message>
        <source>Automatic takes the one that speaks the language of the script.</source>
        <translation>자동은 대본의 언어를 말하는 목소리를 씁니다.</translation>
    </message>
    <message>
        <source>speaker narrator</source>
        <translation>화자 성우 음성</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>1 is the calm pace of a narrator.</source>
        <translation>1은 차분한 낭독의 빠르기입니다.</translation>
    </message>
    <message>
        <source>pace tempo</source>
        <translation>빠르기 템포</translation>
    </message>
    <message>
        <source>In its place</source>
        <translation>대신 읽을 목소리</translation>
    </message>
    <message>
        <source>Speaks all scenes of a voice that fails: films keep one narrator.</source>
        <translation>실패한 목소리의 장면을 모두 대신 읽습니다.</translation>
    </message>
    <message>
        <source>fallback offline network failure second voice</source>
        <translation>대체 폴백 오프라인 네트워크 실패 음성 목소리</translation>
    </message>
    <message>
        <source>eSpeak at last</source>
        <translation>마지막 대체: eSpeak</translation>
    </message>
    <message>
        <source>Where neither of them can speak; off, there is no film then.</source>
        <translation>둘 다 말할 수 없을 때 씁니다. 끄면 그때는 영상을 만들지 않습니다.</translation>
    </message>
    <message>
        <source>fallback offline network failure refuse</source>
        <translation>대체 폴백 오프라인 네트워크 실패 거절</translation>
    </message>
    <message>
        <source>Google Cloud key</source>
        <translation>Google Cloud 키</translation>
    </message>
    <message>
        <source>An API key that may use Cloud Text-to-Speech.</source>
        <translation>Cloud Text-to-Speech를 쓸 수 있는 API 키입니다.</translation>
    </message>
    <message>
        <source>GOOGLE_API_KEY TTS secret voice</source>
        <translation>구글 GOOGLE_API_KEY TTS 비밀 키 음성</translation>
    </message>
    <message>
        <source>Amazon access key</source>
        <translation>Amazon 액세스 키</translation>
    </message>
    <message>
        <source>May use Amazon Polly; films in S3 are stored with the same one.</source>
        <translation>Amazon Polly에 쓰며, S3에 영상을 올릴 때도 같은 키를 씁니다.</translation>
    </message>
    <message>
        <source>AWS AWS_ACCESS_KEY_ID Polly TTS secret voice</source>
        <translation>아마존 AWS AWS_ACCESS_KEY_ID Polly TTS 비밀 키 음성</translation>
    </message>
    <message>
        <source>Amazon secret key</source>
        <translation>Amazon 비밀 키</translation>
    </message>
    <message>
        <source>AWS AWS_SECRET_ACCESS_KEY Polly TTS password voice</source>
        <translation>아마존 AWS AWS_SECRET_ACCESS_KEY Polly TTS 비밀번호 음성</translation>
    </message>
    <message>
        <source>Piece of music</source>
        <translation>배경 음악</translation>
    </message>
    <message>
        <source>Any sound file; it is kept here, repeated as needed, and faded at both ends.</source>
        <translation>소리 파일이면 됩니다. 스튜디오에 보관하고, 모자라면 되풀이하며, 처음과 끝을 부드럽게 합니다.</translation>
    </message>
    <message>
        <source>song background bed file mp3</source>
        <translation>노래 배경음악 BGM 파일</translation>
    </message>
    <message>
        <source>dB</source>
        <translation>dB</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>How loud it is beside the narration where nobody speaks; 0 is as loud.</source>
        <translation>말이 없을 때 내레이션에 견준 크기입니다. 0이면 똑같이 큽니다.</translation>
    </message>
    <message>
        <source>volume loudness music</source>
        <translation>음량 볼륨 음악</translation>
    </message>
    <message>
        <source>Ducking</source>
        <translation>말할 때 줄이기</translation>
    </message>
    <message>
        <source>How much softer it becomes while somebody speaks.</source>
        <translation>말하는 동안 음악이 더 작아지는 정도입니다.</translation>
    </message>
    <message>
        <source>volume narration music</source>
        <translation>음량 볼륨 내레이션 더킹 음악</translation>
    </message>
    <message>
        <source>Fade</source>
        <translation>시작과 끝</translation>
    </message>
    <message>
        <source>How long it takes to come at the start of the film and to go at its end.</source>
        <translation>영상이 시작할 때 커지고 끝날 때 작아지는 데 걸리는 시간입니다.</translation>
    </message>
    <message>
        <source>fade in out music</source>
        <translation>페이드 인 아웃 음악</translation>
    </message>
    <message>
        <source>Films at once</source>
        <translation>동시에 만들 영상</translation>
    </message>
    <message>
        <source>One after another is quickest for each; the rest wait in order.</source>
        <translation>하나씩 만들 때 각각 가장 빨리 끝납니다. 나머지는 차례를 기다립니다.</translation>
    </message>
    <message>
        <source>parallel queue renders</source>
        <translation>병렬 대기열 렌더</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>프로세스</translation>
    </message>
    <message>
        <source>How many encode one film together; fewer leave the machine calmer.</source>
        <translation>한 영상을 함께 인코딩하는 수입니다. 적을수록 컴퓨터가 한가합니다.</translation>
    </message>
    <message>
        <source>workers cores threads cpu</source>
        <translation>작업자 코어 스레드</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>인코더</translation>
    </message>
    <message>
        <source>Hardware is offered where a trial succeeds; software is finer for its size.</source>
        <translation>시험에 성공한 하드웨어만 보입니다. 소프트웨어는 같은 크기에서 더 곱습니다.</translation>
    </message>
    <message>
        <source>hardware GPU NVENC VideoToolbox Quick Sync AMF VA-API x264</source>
        <translation>하드웨어 가속 그래픽</translation>
    </message>
    <message>
        <source>Encode ahead</source>
        <translation>미리 인코딩</translation>
    </message>
    <message>
        <source>While you pause, changed scenes are encoded, so the film is ready sooner.</source>
        <translation>쉬는 동안 바뀐 장면을 인코딩해 두어 영상이 더 빨리 완성됩니다.</translation>
    </message>
    <message>
        <source>background idle</source>
        <translation>배경 유휴</translation>
    </message>
    <message>
        <source>Encode ahead on battery</source>
        <translation>배터리에서도 미리 인코딩</translation>
    </message>
    <message>
        <source>Off, that waits until the laptop is plugged in.</source>
        <translation>끄면 노트북을 전원에 연결할 때까지 기다립니다.</translation>
    </message>
    <message>
        <source>power</source>
        <translation>전원 절전</translation>
    </message>
    <message>
        <source>Encoding ahead is off.</source>
        <translation>미리 인코딩이 꺼져 있습니다.</translation>
    </message>
    <message>
        <source>Folder for finished films</source>
        <translation>완성된 영상을 둘 폴더</translation>
    </message>
    <message>
        <source>Each film is also put here under its title.</source>
        <translation>모든 영상을 제목을 이름으로 하여 여기에도 둡니다.</translation>
    </message>
    <message>
        <source>output directory save export delivery</source>
        <translation>출력 디렉터리 저장 내보내기</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>GB</translation>
    </message>
    <message>
        <source>Room for finished parts</source>
        <translation>완성된 조각을 둘 공간</translation>
    </message>
    <message>
        <source>Parts of films are kept so that only changes are made; the oldest go first.</source>
        <translation>바뀐 곳만 만들도록 영상 조각을 보관합니다. 넘치면 오래된 것부터 지웁니다.</translation>
    </message>
    <message>
        <source>cache limit size disk</source>
        <translation>캐시 한도 용량 디스크</translation>
    </message>
    <message>
        <source>Finished parts</source>
        <translation>완성된 조각</translation>
    </message>
    <message>
        <source>Films and speech stay; the next film takes its full time again.</source>
        <translation>비워도 영상과 음성은 남습니다. 다음 영상은 처음부터 만듭니다.</translation>
    </message>
    <message>
        <source>empty clear cache delete disk</source>
        <translation>캐시 비우기 삭제 디스크</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Stands in the record of who submitted, approved or sent back.</source>
        <translation>검토 요청, 승인, 반려 기록에 남는 이름입니다.</translation>
    </message>
    <message>
        <source>profile user account</source>
        <translation>프로필 계정</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>역할</translation>
    </message>
    <message>
        <source>Reviewers and administrators may approve scripts for delivery.</source>
        <translation>검토자와 관리자는 배포할 대본을 승인할 수 있습니다.</translation>
    </message>
    <message>
        <source>permission author reviewer administrator</source>
        <translation>권한</translation>
    </message>
    <message>
        <source>Four eyes</source>
        <translation>교차 승인</translation>
    </message>
    <message>
        <source>Nobody approves a script that they changed last themselves.</source>
        <translation>마지막으로 고친 사람은 그 대본을 승인할 수 없습니다.</translation>
    </message>
    <message>
        <source>review approval</source>
        <translation>검토 이중 확인</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Of the window and its messages; scripts keep their own.</source>
        <translation>창과 알림의 언어입니다. 대본의 언어는 그대로입니다.</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>색 모드</translation>
    </message>
    <message>
        <source>Of the window; films have a theme of their own.</source>
        <translation>창의 색입니다. 영상에는 따로 테마가 있습니다.</translation>
    </message>
    <message>
        <source>theme dark light appearance</source>
        <translation>테마 다크 라이트 화면 모드</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>글자 크기</translation>
    </message>
    <message>
        <source>Of the window; films are not changed by it.</source>
        <translation>창의 글자 크기입니다. 영상은 그대로입니다.</translation>
    </message>
    <message>
        <source>font large zoom accessibility</source>
        <translation>폰트 확대 접근성 큰 글씨</translation>
    </message>
    <message>
        <source>Messages from the desktop</source>
        <translation>데스크톱 알림</translation>
    </message>
    <message>
        <source>When a film is ready or failed while you look at another window.</source>
        <translation>다른 창을 보는 동안 영상이 완성되거나 실패하면 알립니다.</translation>
    </message>
    <message>
        <source>notification notify alert tray</source>
        <translation>알림 통지 메시지 notification notify alert tray</translation>
    </message>
    <message>
        <source>Animated</source>
        <translation>움직임</translation>
    </message>
    <message>
        <source>Basic</source>
        <translation>기본</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>기타</translation>
    </message>
    <message>
        <source>%1 fps</source>
        <translation>%1 fps</translation>
    </message>
    <message>
        <source>Only in those files</source>
        <translation>그 파일에만</translation>
    </message>
    <message>
        <source>In a track to switch on</source>
        <translation>켜고 끄는 자막 트랙</translation>
    </message>
    <message>
        <source>In the picture, always</source>
        <translation>화면에 새겨 항상</translation>
    </message>
    <message>
        <source>The studio&apos;s own</source>
        <translation>스튜디오 글꼴</translation>
    </message>
    <message>
        <source>eSpeak NG</source>
        <translation>eSpeak NG</translation>
    </message>
    <message>
        <source>Silence of the right length</source>
        <translation>알맞은 길이의 무음</translation>
    </message>
    <message>
        <source>%1 (cannot speak here)</source>
        <translation>%1 (여기서는 말할 수 없음)</translation>
    </message>
    <message>
        <source>%1 (needs a key)</source>
        <translation>%1 (키가 필요함)</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Nobody else</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>by language</source>
        <translation>언어에 따라</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>한국어</translation>
    </message>
    <message>
        <source>English</source>
        <translation>영어</translation>
    </message>
    <message>
        <source>English (American)</source>
        <translation>영어 (미국)</translation>
    </message>
    <message>
        <source>English (British)</source>
        <translation>영어 (영국)</translation>
    </message>
    <message>
        <source>%1, older engine</source>
        <translation>%1, 이전 엔진</translation>
    </message>
    <message>
        <source>%1, female</source>
        <translation>%1, 여성</translation>
    </message>
    <message>
        <source>Software (x264)</source>
        <translation>소프트웨어 (x264)</translation>
    </message>
    <message>
        <source>The best hardware</source>
        <translation>가장 좋은 하드웨어</translation>
    </message>
    <message>
        <source>%1 (does not work here)</source>
        <translation>%1 (여기서는 쓸 수 없음)</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>작성자</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>검토자</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>관리자</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템 설정대로</translation>
    </message>
    <message>
        <source>System</source>
        <translation>시스템</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>One per core (%1)</source>
        <translation>코어마다 하나 (%1)</translation>
    </message>
    <message>
        <source>Only the studio keeps them</source>
        <translation>스튜디오 안에만 둡니다</translation>
    </message>
    <message>
        <source>The account on this machine</source>
        <translation>이 컴퓨터의 계정 이름</translation>
    </message>
    <message>
        <source>Derived from the colour</source>
        <translation>대표색에서 만듦</translation>
    </message>
    <message>
        <source>Found by trying</source>
        <translation>자동으로 찾기</translation>
    </message>
    <message>
        <source>doc: as documented</source>
        <translation>doc: 문서대로</translation>
    </message>
    <message>
        <source>spring: as it runs</source>
        <translation>spring: 운영 중인 형태</translation>
    </message>
    <message>
        <source>This machine only</source>
        <translation>이 컴퓨터만</translation>
    </message>
    <message>
        <source>Through the backend</source>
        <translation>백엔드를 거쳐</translation>
    </message>
    <message>
        <source>S3 or MinIO</source>
        <translation>S3 또는 MinIO</translation>
    </message>
    <message>
        <source>No backend: the studio works alone</source>
        <translation>백엔드 없이 사용</translation>
    </message>
    <message>
        <source>The certificates of this system</source>
        <translation>이 시스템의 인증서</translation>
    </message>
    <message>
        <source>Beside the studio&apos;s records</source>
        <translation>스튜디오의 데이터 폴더</translation>
    </message>
    <message>
        <source>Addresses of files on this machine</source>
        <translation>이 컴퓨터의 파일 주소</translation>
    </message>
    <message>
        <source>Name of the bucket</source>
        <translation>버킷 이름</translation>
    </message>
    <message>
        <source>Amazon&apos;s own</source>
        <translation>Amazon S3</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Stand-in on this machine</source>
        <translation>이 컴퓨터의 견본</translation>
    </message>
    <message>
        <source>A service</source>
        <translation>외부 서비스</translation>
    </message>
    <message>
        <source>Another one</source>
        <translation>기타</translation>
    </message>
    <message>
        <source>As usual for this kind</source>
        <translation>이 종류의 기본값</translation>
    </message>
    <message>
        <source>No model: outlines of the source</source>
        <translation>모델 없음: 원문으로 만든 개요</translation>
    </message>
    <message>
        <source>Company backend</source>
        <translation>회사 백엔드</translation>
    </message>
    <message>
        <source>Where finished films go</source>
        <translation>완성된 영상을 둘 곳</translation>
    </message>
    <message>
        <source>Language model that drafts</source>
        <translation>초안을 쓰는 언어 모델</translation>
    </message>
    <message>
        <source>There is no backend.</source>
        <translation>백엔드가 없습니다.</translation>
    </message>
    <message>
        <source>The backend says where films are found.</source>
        <translation>영상의 주소는 백엔드가 정합니다.</translation>
    </message>
    <message>
        <source>Films go elsewhere at the moment.</source>
        <translation>지금은 영상을 다른 곳에 둡니다.</translation>
    </message>
    <message>
        <source>Films stay on this machine at the moment.</source>
        <translation>지금은 영상을 이 컴퓨터에 둡니다.</translation>
    </message>
    <message>
        <source>Films do not go to S3 at the moment.</source>
        <translation>지금은 영상을 S3에 두지 않습니다.</translation>
    </message>
    <message>
        <source>There is no model.</source>
        <translation>모델이 없습니다.</translation>
    </message>
    <message>
        <source>Address of the backend</source>
        <translation>백엔드 주소</translation>
    </message>
    <message>
        <source>Begins with https://, or http:// within the house.</source>
        <translation>https://로 시작합니다. 사내망에서는 http://도 됩니다.</translation>
    </message>
    <message>
        <source>server URL company BACKEND_BASE_URL</source>
        <translation>서버 주소 회사 BACKEND_BASE_URL</translation>
    </message>
    <message>
        <source>Internal token</source>
        <translation>내부 토큰</translation>
    </message>
    <message>
        <source>For specs, uploads and finished jobs; sent as X-Internal-Token.</source>
        <translation>렌더 스펙, 업로드, 작업 완료에 씁니다. X-Internal-Token으로 보냅니다.</translation>
    </message>
    <message>
        <source>backend password secret key</source>
        <translation>백엔드 비밀번호 비밀 키</translation>
    </message>
    <message>
        <source>API token</source>
        <translation>API 토큰</translation>
    </message>
    <message>
        <source>Of the person: for scripts and videos; sent as Bearer.</source>
        <translation>사용자의 토큰으로, 대본과 영상에 씁니다. Bearer로 보냅니다.</translation>
    </message>
    <message>
        <source>backend password secret key user sign in</source>
        <translation>백엔드 비밀번호 비밀 키 사용자 로그인</translation>
    </message>
    <message>
        <source>Service token</source>
        <translation>서비스 토큰</translation>
    </message>
    <message>
        <source>Of this installation; sent as Bearer where there is no API token.</source>
        <translation>이 설치의 토큰입니다. API 토큰이 없을 때 Bearer로 보냅니다.</translation>
    </message>
    <message>
        <source>Dialect</source>
        <translation>API 형식</translation>
    </message>
    <message>
        <source>Which paths and names of fields the backend knows.</source>
        <translation>백엔드가 아는 경로와 필드 이름의 종류입니다.</translation>
    </message>
    <message>
        <source>doc spring API</source>
        <translation>문서 스프링 API</translation>
    </message>
    <message>
        <source>Patience with the backend</source>
        <translation>백엔드 응답 대기</translation>
    </message>
    <message>
        <source>How long it may be silent before it counts as unreachable.</source>
        <translation>이 시간 동안 응답이 없으면 연결할 수 없는 것으로 봅니다.</translation>
    </message>
    <message>
        <source>timeout seconds</source>
        <translation>제한 시간 초 타임아웃</translation>
    </message>
    <message>
        <source>Certificates of your own</source>
        <translation>자체 인증서</translation>
    </message>
    <message>
        <source>A PEM file that is trusted besides the system&apos;s certificates.</source>
        <translation>시스템의 인증서에 더해 신뢰할 PEM 파일입니다.</translation>
    </message>
    <message>
        <source>CA TLS HTTPS proxy</source>
        <translation>인증 기관 CA TLS HTTPS 프록시</translation>
    </message>
    <message>
        <source>Paths of the calls</source>
        <translation>요청 경로</translation>
    </message>
    <message>
        <source>For a backend that offers a call elsewhere; {names} stand for ids.</source>
        <translation>경로가 다른 백엔드에 씁니다. {이름} 자리에는 ID가 들어갑니다.</translation>
    </message>
    <message>
        <source>endpoint route URL advanced</source>
        <translation>엔드포인트 경로 주소 고급</translation>
    </message>
    <message>
        <source>Does the backend answer?</source>
        <translation>백엔드 연결 확인</translation>
    </message>
    <message>
        <source>Asks for a script that does not exist, and changes nothing.</source>
        <translation>없는 대본을 물어볼 뿐 아무것도 바꾸지 않습니다.</translation>
    </message>
    <message>
        <source>connection test check network</source>
        <translation>연결 시험 확인 네트워크</translation>
    </message>
    <message>
        <source>Films go to</source>
        <translation>영상을 둘 곳</translation>
    </message>
    <message>
        <source>Approved films are uploaded there as a step of their own.</source>
        <translation>승인된 영상을 만들 때 업로드 단계에서 그곳에 올립니다.</translation>
    </message>
    <message>
        <source>storage provider upload S3 MinIO presigned</source>
        <translation>저장소 업로드 S3 MinIO presigned</translation>
    </message>
    <message>
        <source>Folder of all films</source>
        <translation>모든 영상의 폴더</translation>
    </message>
    <message>
        <source>A folder that is shared, or that a web server shows.</source>
        <translation>공유 폴더나 웹 서버가 보여 주는 폴더도 됩니다.</translation>
    </message>
    <message>
        <source>storage directory local</source>
        <translation>저장소 디렉터리 로컬</translation>
    </message>
    <message>
        <source>base URL link STORAGE_PUBLIC_BASE_URL</source>
        <translation>기본 주소 링크 STORAGE_PUBLIC_BASE_URL</translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation>버킷</translation>
    </message>
    <message>
        <source>It must be there already, and you may write into it.</source>
        <translation>이미 있고 쓸 수 있는 버킷이어야 합니다.</translation>
    </message>
    <message>
        <source>S3 MinIO AWS_S3_BUCKET</source>
        <translation>S3 MinIO AWS_S3_BUCKET</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>리전</translation>
    </message>
    <message>
        <source>Where the bucket is; a MinIO does not mind.</source>
        <translation>버킷이 있는 곳입니다. MinIO에서는 상관없습니다.</translation>
    </message>
    <message>
        <source>S3 AWS_S3_REGION</source>
        <translation>S3 AWS_S3_REGION</translation>
    </message>
    <message>
        <source>Address of the store</source>
        <translation>저장소 주소</translation>
    </message>
    <message>
        <source>Of a MinIO, or of another store that speaks like S3.</source>
        <translation>MinIO 등 S3 호환 저장소의 주소입니다.</translation>
    </message>
    <message>
        <source>endpoint URL S3_ENDPOINT_URL MINIO_ENDPOINT</source>
        <translation>엔드포인트 주소 S3_ENDPOINT_URL MINIO_ENDPOINT</translation>
    </message>
    <message>
        <source>Access key</source>
        <translation>액세스 키</translation>
    </message>
    <message>
        <source>Without one, whatever this machine is signed in with is used.</source>
        <translation>없으면 이 컴퓨터에 로그인된 자격 증명을 씁니다.</translation>
    </message>
    <message>
        <source>S3 MinIO AWS_ACCESS_KEY_ID secret</source>
        <translation>S3 MinIO AWS_ACCESS_KEY_ID 비밀</translation>
    </message>
    <message>
        <source>Secret key</source>
        <translation>비밀 키</translation>
    </message>
    <message>
        <source>Belongs to the access key.</source>
        <translation>액세스 키와 짝을 이룹니다.</translation>
    </message>
    <message>
        <source>S3 MinIO AWS_SECRET_ACCESS_KEY password</source>
        <translation>S3 MinIO AWS_SECRET_ACCESS_KEY 비밀번호</translation>
    </message>
    <message>
        <source>Public address of films</source>
        <translation>영상의 공개 주소</translation>
    </message>
    <message>
        <source>Where a web server shows what is kept there; films are told by it.</source>
        <translation>웹 서버가 그곳을 보여 주는 주소입니다. 영상을 이 주소로 알립니다.</translation>
    </message>
    <message>
        <source>MiB</source>
        <translation>MiB</translation>
    </message>
    <message>
        <source>Largest file</source>
        <translation>파일 크기 한도</translation>
    </message>
    <message>
        <source>Larger films are refused before anything is sent.</source>
        <translation>이보다 큰 영상은 보내기 전에 거절합니다.</translation>
    </message>
    <message>
        <source>upload limit size STORAGE_UPLOAD_LIMIT_MIB</source>
        <translation>업로드 한도 크기 STORAGE_UPLOAD_LIMIT_MIB</translation>
    </message>
    <message>
        <source>Uploads without a receipt</source>
        <translation>확인 없는 업로드</translation>
    </message>
    <message>
        <source>Believe a store that took a file though it names no ETag.</source>
        <translation>ETag를 주지 않는 저장소도 파일을 받은 것으로 믿습니다.</translation>
    </message>
    <message>
        <source>STORAGE_ETAG_OPTIONAL checksum</source>
        <translation>STORAGE_ETAG_OPTIONAL 체크섬</translation>
    </message>
    <message>
        <source>Can films be kept there?</source>
        <translation>저장소 쓰기 확인</translation>
    </message>
    <message>
        <source>Tries it with a tiny file where that can be taken away again.</source>
        <translation>다시 지울 수 있는 곳이면 작은 파일로 시험합니다.</translation>
    </message>
    <message>
        <source>connection test check upload</source>
        <translation>연결 시험 확인 업로드</translation>
    </message>
    <message>
        <source>Address of the model</source>
        <translation>모델 주소</translation>
    </message>
    <message>
        <source>Of any server that speaks like OpenAI&apos;s; it reads your sources.</source>
        <translation>OpenAI 호환 서버의 주소입니다. 원문이 이 서버로 전송됩니다.</translation>
    </message>
    <message>
        <source>LLM AI URL LLM_BASE_URL</source>
        <translation>LLM AI 주소 LLM_BASE_URL</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>모델 이름</translation>
    </message>
    <message>
        <source>As the server lists it.</source>
        <translation>서버가 부르는 이름 그대로 적습니다.</translation>
    </message>
    <message>
        <source>LLM AI LLM_MODEL_NAME</source>
        <translation>LLM AI LLM_MODEL_NAME</translation>
    </message>
    <message>
        <source>Key of the model</source>
        <translation>모델 키</translation>
    </message>
    <message>
        <source>Where the server asks for one; sent as Bearer.</source>
        <translation>서버가 요구할 때만 넣습니다. Bearer로 보냅니다.</translation>
    </message>
    <message>
        <source>LLM AI LLM_API_KEY password secret token</source>
        <translation>LLM AI LLM_API_KEY 비밀번호 비밀 토큰</translation>
    </message>
    <message>
        <source>Patience with the model</source>
        <translation>모델 응답 대기</translation>
    </message>
    <message>
        <source>How long it may be silent while it writes.</source>
        <translation>쓰는 동안 이 시간까지 기다립니다.</translation>
    </message>
    <message>
        <source>LLM timeout seconds</source>
        <translation>LLM 제한 시간 초 타임아웃</translation>
    </message>
    <message>
        <source>Does the model answer?</source>
        <translation>모델 응답 확인</translation>
    </message>
    <message>
        <source>Asks it for a single word.</source>
        <translation>한 단어만 대답하게 합니다.</translation>
    </message>
    <message>
        <source>connection test check LLM</source>
        <translation>연결 시험 확인 LLM</translation>
    </message>
    <message>
        <source>Pictures of scenes</source>
        <translation>장면 그림</translation>
    </message>
    <message>
        <source>No service is asked at the moment.</source>
        <translation>지금은 서비스에 요청하지 않습니다.</translation>
    </message>
    <message>
        <source>The service is known: this is only for others.</source>
        <translation>이미 아는 서비스입니다. 다른 서비스에만 필요합니다.</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>만드는 곳</translation>
    </message>
    <message>
        <source>Who makes a picture of a scene from words; it gets those words only.</source>
        <translation>지시문으로 장면 그림을 만드는 곳입니다. 지시문만 전달됩니다.</translation>
    </message>
    <message>
        <source>picture image generator provider AI PICTURES_PROVIDER</source>
        <translation>그림 이미지 생성 제공자 서비스 AI PICTURES_PROVIDER</translation>
    </message>
    <message>
        <source>Kind of service</source>
        <translation>서비스 종류</translation>
    </message>
    <message>
        <source>How it takes jobs; a service of your own is described below.</source>
        <translation>작업을 받는 방식입니다. 다른 서비스는 아래에서 설명합니다.</translation>
    </message>
    <message>
        <source>Runway Replicate Pika API form PICTURES_FORM</source>
        <translation>그림 형식 Runway Replicate Pika API PICTURES_FORM</translation>
    </message>
    <message>
        <source>Address of the service</source>
        <translation>서비스 주소</translation>
    </message>
    <message>
        <source>Begins with https://; the key goes to this host and to no other.</source>
        <translation>https://로 시작합니다. 키는 이 호스트에만 보냅니다.</translation>
    </message>
    <message>
        <source>picture URL PICTURES_BASE_URL</source>
        <translation>그림 URL 주소 PICTURES_BASE_URL</translation>
    </message>
    <message>
        <source>Key of the service</source>
        <translation>서비스 키</translation>
    </message>
    <message>
        <source>From your account with it.</source>
        <translation>서비스 계정에서 받은 키입니다.</translation>
    </message>
    <message>
        <source>picture PICTURES_API_KEY password secret token</source>
        <translation>그림 키 암호 비밀 토큰 PICTURES_API_KEY</translation>
    </message>
    <message>
        <source>Name of its model</source>
        <translation>모델 이름</translation>
    </message>
    <message>
        <source>As the service lists it; stands in the record of every picture.</source>
        <translation>서비스 목록에 적힌 이름입니다. 그림마다 기록에 남습니다.</translation>
    </message>
    <message>
        <source>picture PICTURES_MODEL</source>
        <translation>그림 모델 PICTURES_MODEL</translation>
    </message>
    <message>
        <source>More fields of the order</source>
        <translation>요청에 더할 필드</translation>
    </message>
    <message>
        <source>JSON such as {&quot;style&quot;: &quot;photo&quot;}; {ratio} becomes the shape of the film.</source>
        <translation>{&quot;style&quot;: &quot;photo&quot;} 같은 JSON입니다. {ratio}에는 영상 비율이 들어갑니다.</translation>
    </message>
    <message>
        <source>picture extra body parameters PICTURES_EXTRA</source>
        <translation>그림 추가 본문 매개변수 PICTURES_EXTRA</translation>
    </message>
    <message>
        <source>Its model for clips</source>
        <translation>클립 모델</translation>
    </message>
    <message>
        <source>Clips are often made by another model than pictures.</source>
        <translation>클립은 그림과 다른 모델로 만드는 경우가 많습니다.</translation>
    </message>
    <message>
        <source>video PICTURES_CLIP_MODEL</source>
        <translation>영상 클립 모델 PICTURES_CLIP_MODEL</translation>
    </message>
    <message>
        <source>Length of clips</source>
        <translation>클립 길이</translation>
    </message>
    <message>
        <source>What is asked for; services offer some lengths only.</source>
        <translation>요청하는 길이입니다. 서비스마다 정해진 길이만 만듭니다.</translation>
    </message>
    <message>
        <source>video seconds duration PICTURES_CLIP_SEC</source>
        <translation>영상 클립 초 길이 PICTURES_CLIP_SEC</translation>
    </message>
    <message>
        <source>More fields of orders for clips</source>
        <translation>클립 요청에 더할 필드</translation>
    </message>
    <message>
        <source>As for pictures; {seconds} is filled in, too.</source>
        <translation>그림과 같습니다. {seconds}도 채워집니다.</translation>
    </message>
    <message>
        <source>video extra body parameters PICTURES_CLIP_EXTRA</source>
        <translation>영상 클립 추가 본문 매개변수 PICTURES_CLIP_EXTRA</translation>
    </message>
    <message>
        <source>Path for orders</source>
        <translation>요청 경로</translation>
    </message>
    <message>
        <source>Where a picture is ordered, behind the address.</source>
        <translation>주소 뒤에 붙는, 그림을 요청하는 경로입니다.</translation>
    </message>
    <message>
        <source>picture submit endpoint PICTURES_SUBMIT_PATH</source>
        <translation>그림 제출 엔드포인트 PICTURES_SUBMIT_PATH</translation>
    </message>
    <message>
        <source>Path for orders of clips</source>
        <translation>클립 요청 경로</translation>
    </message>
    <message>
        <source>Left empty, only pictures are made.</source>
        <translation>비워 두면 그림만 만듭니다.</translation>
    </message>
    <message>
        <source>video submit endpoint PICTURES_CLIP_SUBMIT_PATH</source>
        <translation>영상 클립 제출 엔드포인트 PICTURES_CLIP_SUBMIT_PATH</translation>
    </message>
    <message>
        <source>Path for progress</source>
        <translation>진행 확인 경로</translation>
    </message>
    <message>
        <source>Where it is asked how far an order is; {id} is its id.</source>
        <translation>얼마나 진행되었는지 묻는 경로입니다. {id}는 작업 id입니다.</translation>
    </message>
    <message>
        <source>picture poll status endpoint PICTURES_POLL_PATH</source>
        <translation>그림 상태 조회 엔드포인트 PICTURES_POLL_PATH</translation>
    </message>
    <message>
        <source>Path for results</source>
        <translation>결과 경로</translation>
    </message>
    <message>
        <source>Only where a finished picture is told elsewhere than its progress.</source>
        <translation>완성된 그림을 다른 경로에서 알려 주는 서비스에만 필요합니다.</translation>
    </message>
    <message>
        <source>picture output endpoint PICTURES_RESULT_PATH</source>
        <translation>그림 결과 엔드포인트 PICTURES_RESULT_PATH</translation>
    </message>
    <message>
        <source>Field of the words</source>
        <translation>지시문 필드</translation>
    </message>
    <message>
        <source>Fields within others are written with points, such as input.prompt.</source>
        <translation>안쪽 필드는 input.prompt처럼 점으로 잇습니다.</translation>
    </message>
    <message>
        <source>picture prompt PICTURES_PROMPT_FIELD</source>
        <translation>그림 프롬프트 PICTURES_PROMPT_FIELD</translation>
    </message>
    <message>
        <source>Field of the id</source>
        <translation>작업 id 필드</translation>
    </message>
    <message>
        <source>Of an order, in the answer to it.</source>
        <translation>요청에 대한 응답에서 작업 id가 있는 필드입니다.</translation>
    </message>
    <message>
        <source>picture job PICTURES_ID_FIELD</source>
        <translation>그림 작업 PICTURES_ID_FIELD</translation>
    </message>
    <message>
        <source>Field of the state</source>
        <translation>상태 필드</translation>
    </message>
    <message>
        <source>Says whether an order waits, runs, is done or failed.</source>
        <translation>대기, 진행, 완료, 실패를 알려 주는 필드입니다.</translation>
    </message>
    <message>
        <source>picture status PICTURES_STATUS_FIELD</source>
        <translation>그림 상태 PICTURES_STATUS_FIELD</translation>
    </message>
    <message>
        <source>States that mean done</source>
        <translation>완료를 뜻하는 상태</translation>
    </message>
    <message>
        <source>Words with commas between them, such as succeeded, done.</source>
        <translation>succeeded, done처럼 쉼표로 나눕니다.</translation>
    </message>
    <message>
        <source>picture status PICTURES_DONE</source>
        <translation>그림 상태 완료 PICTURES_DONE</translation>
    </message>
    <message>
        <source>States that mean failed</source>
        <translation>실패를 뜻하는 상태</translation>
    </message>
    <message>
        <source>Words with commas between them, such as failed, canceled.</source>
        <translation>failed, canceled처럼 쉼표로 나눕니다.</translation>
    </message>
    <message>
        <source>picture status PICTURES_FAILED</source>
        <translation>그림 상태 실패 PICTURES_FAILED</translation>
    </message>
    <message>
        <source>Field of the progress</source>
        <translation>진행률 필드</translation>
    </message>
    <message>
        <source>A number from 0 to 1, or per cent; it may be missing.</source>
        <translation>0에서 1 사이의 수나 퍼센트입니다. 없어도 됩니다.</translation>
    </message>
    <message>
        <source>picture PICTURES_PROGRESS_FIELD</source>
        <translation>그림 진행률 PICTURES_PROGRESS_FIELD</translation>
    </message>
    <message>
        <source>Field of the result</source>
        <translation>결과 필드</translation>
    </message>
    <message>
        <source>Holds the address of the picture, or a list of addresses.</source>
        <translation>그림의 주소나 주소 목록이 있는 필드입니다.</translation>
    </message>
    <message>
        <source>picture output address PICTURES_OUTPUT_FIELD</source>
        <translation>그림 결과 주소 PICTURES_OUTPUT_FIELD</translation>
    </message>
    <message>
        <source>Field of the trouble</source>
        <translation>오류 필드</translation>
    </message>
    <message>
        <source>What the service says when it does not make a picture.</source>
        <translation>그림을 만들지 못할 때 서비스가 까닭을 적는 필드입니다.</translation>
    </message>
    <message>
        <source>picture error message PICTURES_ERROR_FIELD</source>
        <translation>그림 오류 메시지 PICTURES_ERROR_FIELD</translation>
    </message>
    <message>
        <source>Header of the key</source>
        <translation>키 헤더</translation>
    </message>
    <message>
        <source>Such as X-Api-Key, or Authorization: Bearer.</source>
        <translation>X-Api-Key나 Authorization: Bearer처럼 씁니다.</translation>
    </message>
    <message>
        <source>picture authorization PICTURES_KEY_HEADER</source>
        <translation>그림 인증 PICTURES_KEY_HEADER</translation>
    </message>
    <message>
        <source>Patience with the service</source>
        <translation>서비스 대기 시간</translation>
    </message>
    <message>
        <source>picture timeout PICTURES_TIMEOUT_SEC</source>
        <translation>그림 시간 제한 PICTURES_TIMEOUT_SEC</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>시도 횟수</translation>
    </message>
    <message>
        <source>How often a request that got no answer is made.</source>
        <translation>응답이 없는 요청을 몇 번까지 보낼지 정합니다.</translation>
    </message>
    <message>
        <source>picture retry PICTURES_RETRY_ATTEMPTS</source>
        <translation>그림 재시도 PICTURES_RETRY_ATTEMPTS</translation>
    </message>
    <message>
        <source>Wait before another attempt</source>
        <translation>다시 시도하기까지</translation>
    </message>
    <message>
        <source>Twice as long before each further one.</source>
        <translation>그다음부터는 두 배씩 늘어납니다.</translation>
    </message>
    <message>
        <source>picture retry delay PICTURES_RETRY_DELAY_SEC</source>
        <translation>그림 재시도 간격 PICTURES_RETRY_DELAY_SEC</translation>
    </message>
    <message>
        <source>Longest wait for a picture</source>
        <translation>그림 하나의 최대 시간</translation>
    </message>
    <message>
        <source>After that it is given up.</source>
        <translation>이 시간이 지나면 그만둡니다.</translation>
    </message>
    <message>
        <source>picture timeout PICTURES_LONGEST_SEC</source>
        <translation>그림 시간 제한 최대 PICTURES_LONGEST_SEC</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Nothing matches “%1”</source>
        <translation>‘%1’에 맞는 설정이 없습니다</translation>
    </message>
    <message>
        <source>Try another word, or look through the sections.</source>
        <translation>다른 낱말로 찾거나 왼쪽 목록을 살펴보십시오.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Type to find</source>
        <translation>설정 찾기</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>설정 찾기</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>설정 분류</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Show all settings</source>
        <translation>모든 설정 보기</translation>
    </message>
    <message>
        <source>Changes apply at once.</source>
        <translation>바꾸면 바로 적용됩니다.</translation>
    </message>
</context>
<context>
    <name>SourcePane</name>
    <message>
        <source>Source: %1</source>
        <translation>원문: %1</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>원문</translation>
    </message>
    <message>
        <source>Marked: what the selected scene is closest to.</source>
        <translation>표시된 곳: 선택한 장면과 가장 가까운 문장입니다.</translation>
    </message>
    <message>
        <source>Nothing here is close to the selected scene.</source>
        <translation>선택한 장면과 가까운 문장이 원문에 없습니다.</translation>
    </message>
    <message>
        <source>Source of the script</source>
        <translation>대본의 원문</translation>
    </message>
    <message>
        <source>Close the source</source>
        <translation>원문 닫기</translation>
    </message>
</context>
<context>
    <name>StateView</name>
    <message>
        <source>Older state</source>
        <translation>이전 상태</translation>
    </message>
    <message>
        <source>To read only: this state is kept as it was. Scene numbers lead into its film.</source>
        <translation>읽기 전용: 이 상태는 그대로 보존됩니다. 장면 번호를 누르면 영상의 그 자리로 갑니다.</translation>
    </message>
    <message>
        <source>Compare with the present text</source>
        <translation>현재 글과 비교</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Text of the older state</source>
        <translation>이전 상태의 글</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>문제 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>문제 없음</translation>
    </message>
    <message>
        <source>Go to the next problem (F8)</source>
        <translation>다음 문제로 가기 (F8)</translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>거절 %n건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting to be sent</source>
        <translation>
            <numerusform>전송 대기 %n건</numerusform>
        </translation>
    </message>
    <message>
        <source>Uploading…</source>
        <translation>업로드 중…</translation>
    </message>
    <message>
        <source>Show the outbox</source>
        <translation>보낼 목록 보기</translation>
    </message>
    <message>
        <source>Show the backend</source>
        <translation>백엔드 보기</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 응답 없음</translation>
    </message>
    <message>
        <source>Backend %1</source>
        <translation>백엔드 %1</translation>
    </message>
    <message>
        <source>Scene %1</source>
        <translation>장면 %1</translation>
    </message>
    <message>
        <source>caption %1 of %2</source>
        <translation>캡션 %1/%2</translation>
    </message>
    <message>
        <source>Voices ready %1/%2</source>
        <translation>목소리 준비 %1/%2</translation>
    </message>
    <message>
        <source>lengths estimated</source>
        <translation>길이는 예상값</translation>
    </message>
    <message>
        <source>The rest is asked for when you change something and pause, or play the film.</source>
        <translation>나머지 음성은 대본을 고치고 잠시 멈추거나 영상을 재생하면 가져옵니다.</translation>
    </message>
    <message>
        <source>Encoding ahead…</source>
        <translation>미리 인코딩 중…</translation>
    </message>
    <message>
        <source>Film prepared</source>
        <translation>영상 준비 완료</translation>
    </message>
    <message>
        <source>What has changed is encoded while you pause; the film is then joined.</source>
        <translation>쉬는 동안 바뀐 장면을 미리 인코딩해 두어, 영상은 이어 붙이기만 하면 됩니다.</translation>
    </message>
    <message>
        <source>Works offline</source>
        <translation>오프라인으로 작업</translation>
    </message>
</context>
<context>
    <name>Support</name>
    <message>
        <source>Looking at what is installed...</source>
        <translation>설치된 것을 살펴보는 중...</translation>
    </message>
    <message>
        <source>The log folder cannot be opened from here.</source>
        <translation>여기서 로그 폴더를 열 수 없습니다.</translation>
    </message>
    <message>
        <source>Open it yourself: %1</source>
        <translation>직접 여십시오: %1</translation>
    </message>
    <message numerus="yes">
        <source>Diagnostics copied: %n line(s), ready to paste.</source>
        <translation>
            <numerusform>진단 정보 %n줄을 복사했습니다. 붙여 넣으면 됩니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Names, mail addresses and secrets are left out. Read through it before you send it.</source>
        <translation>이름, 메일 주소, 비밀 값은 뺐습니다. 보내기 전에 한번 읽어 보십시오.</translation>
    </message>
    <message>
        <source>Show log folder</source>
        <translation>로그 폴더 보기</translation>
    </message>
</context>
<context>
    <name>Switch</name>
    <message>
        <source>On</source>
        <translation>켬</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>끔</translation>
    </message>
</context>
<context>
    <name>TermsField</name>
    <message>
        <source>Mend the term %1</source>
        <translation>강조어 고치기: %1</translation>
    </message>
    <message>
        <source>It is not on the slide, so nothing is marked</source>
        <translation>화면에 없는 말이라 표시되지 않습니다</translation>
    </message>
    <message>
        <source>Take away %1</source>
        <translation>%1 빼기</translation>
    </message>
    <message>
        <source>Marked by itself: press to keep it</source>
        <translation>저절로 강조되는 말입니다. 누르면 직접 정한 것이 됩니다</translation>
    </message>
    <message>
        <source>Mark %1</source>
        <translation>%1 강조하기</translation>
    </message>
    <message>
        <source>Not on the slide, so not marked: %1</source>
        <translation>화면에 없어 강조되지 않음: %1</translation>
    </message>
    <message>
        <source>Five terms are the most.</source>
        <translation>강조어는 다섯 개까지입니다.</translation>
    </message>
    <message>
        <source>Marked by itself while you choose none:</source>
        <translation>정하지 않으면 저절로 강조되는 말:</translation>
    </message>
    <message>
        <source>Also found in the text:</source>
        <translation>글에서 더 찾은 말:</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>강조어</translation>
    </message>
    <message>
        <source>Another term to highlight</source>
        <translation>더할 강조어</translation>
    </message>
    <message>
        <source>Write a term and press Enter</source>
        <translation>강조할 말을 쓰고 Enter를 누르십시오</translation>
    </message>
</context>
<context>
    <name>TextMenu</name>
    <message>
        <source>Cut</source>
        <translation>잘라내기</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>붙여넣기</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>모두 선택</translation>
    </message>
</context>
<context>
    <name>ThemePainter</name>
    <message>
        <source>Read the sender to the very end</source>
        <translation>보낸 주소를 끝까지 읽습니다</translation>
    </message>
    <message>
        <source>One letter may be another.</source>
        <translation>글자 하나가 다를 수 있습니다.</translation>
    </message>
    <message>
        <source>to the very end</source>
        <translation>끝까지</translation>
    </message>
    <message>
        <source>Signs to look out for</source>
        <translation>의심해야 할 신호</translation>
    </message>
</context>
<context>
    <name>ThemePicker</name>
    <message>
        <source>As the film</source>
        <translation>영상과 같게</translation>
    </message>
    <message>
        <source>As in settings</source>
        <translation>설정과 같게</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
</context>
<context>
    <name>TimelineMenus</name>
    <message>
        <source>Lanes shown</source>
        <translation>표시할 줄</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>음성</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>자막</translation>
    </message>
    <message>
        <source>Play from here</source>
        <translation>여기부터 재생</translation>
    </message>
    <message>
        <source>Repeat the scene, or no longer</source>
        <translation>장면 반복 켜기/끄기</translation>
    </message>
    <message>
        <source>Longer</source>
        <translation>길게</translation>
    </message>
    <message>
        <source>Shorter</source>
        <translation>짧게</translation>
    </message>
    <message>
        <source>Automatic length</source>
        <translation>길이 자동</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>왼쪽으로 이동</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>오른쪽으로 이동</translation>
    </message>
    <message>
        <source>Go to the text</source>
        <translation>본문으로 이동</translation>
    </message>
    <message>
        <source>Select the chapter</source>
        <translation>장 전체 선택</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>모두 선택</translation>
    </message>
    <message>
        <source>Zoom to selection</source>
        <translation>선택한 장면에 맞추기</translation>
    </message>
    <message>
        <source>Show the whole film</source>
        <translation>영상 전체 보기</translation>
    </message>
    <message>
        <source>Select its scenes</source>
        <translation>장의 장면 선택</translation>
    </message>
    <message>
        <source>Zoom to the chapter</source>
        <translation>이 장에 맞추기</translation>
    </message>
    <message>
        <source>Move chapter left</source>
        <translation>장을 왼쪽으로 이동</translation>
    </message>
    <message>
        <source>Move chapter right</source>
        <translation>장을 오른쪽으로 이동</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>자막 복사</translation>
    </message>
    <message>
        <source>Zoom to the caption</source>
        <translation>이 자막에 맞추기</translation>
    </message>
</context>
<context>
    <name>TimelineStrip</name>
    <message>
        <source>Scene timeline</source>
        <translation>장면 타임라인</translation>
    </message>
    <message>
        <source>Scenes appear here in the order of the film once something is written.</source>
        <translation>글을 쓰면 장면이 영상 순서대로 나타납니다.</translation>
    </message>
    <message>
        <source>Open or import a script to see its scenes in time.</source>
        <translation>대본을 열거나 가져오면 장면이 시간 순서로 보입니다.</translation>
    </message>
    <message>
        <source>Captions appear here once the speech is made.</source>
        <translation>음성이 만들어지면 여기에 자막이 나타납니다.</translation>
    </message>
    <message>
        <source>Length of scene %1</source>
        <translation>장면 %1 길이</translation>
    </message>
    <message>
        <source>Move chapter</source>
        <translation>장 이동</translation>
    </message>
    <message>
        <source>%1, as long as the narration</source>
        <translation>%1, 내레이션 길이</translation>
    </message>
    <message>
        <source>%1, to the end of the caption</source>
        <translation>%1, 자막 끝</translation>
    </message>
    <message>
        <source>%1, to the playhead</source>
        <translation>%1, 재생 위치</translation>
    </message>
    <message>
        <source>to the end of the film</source>
        <translation>영상 맨 끝으로</translation>
    </message>
    <message>
        <source>before chapter %1</source>
        <translation>이 장의 앞으로: %1</translation>
    </message>
    <message>
        <source>into chapter %1</source>
        <translation>이 장으로: %1</translation>
    </message>
    <message>
        <source>Drag to move the chapter (Alt+Shift+arrows).</source>
        <translation>끌어서 장을 옮깁니다 (Alt+Shift+화살표).</translation>
    </message>
    <message>
        <source>Drag to set the least length ([ and ] change it by half a second, with Shift by two). Double click or A: automatic. Alt: do not snap.</source>
        <translation>끌어서 최소 길이를 정합니다 ([ 와 ]는 0.5초씩, Shift와 함께 2초씩). 두 번 클릭 또는 A: 자동. Alt: 맞춤 끄기.</translation>
    </message>
    <message>
        <source>Drag to move the scene (Alt+arrows). Ctrl or Shift selects several.</source>
        <translation>끌어서 장면을 옮깁니다 (Alt+화살표). Ctrl이나 Shift로 여러 장면을 선택합니다.</translation>
    </message>
    <message>
        <source>Scene %1 · %2</source>
        <translation>장면 %1 · %2</translation>
    </message>
    <message>
        <source>Scene %1 of %2, %3, in chapter %4, at %5 of %6.</source>
        <translation>전체 장면 %2개 중 장면 %1, 길이 %3, 장 %4, 전체 %6 중 %5 위치.</translation>
    </message>
    <message>
        <source>Arrows move a frame, Shift+arrows a second, Ctrl+arrows a scene. Shift+F10 opens the menu.</source>
        <translation>화살표는 한 프레임, Shift+화살표는 1초, Ctrl+화살표는 한 장면씩 옮깁니다. Shift+F10으로 메뉴를 엽니다.</translation>
    </message>
    <message>
        <source>Estimated: the speech is not made yet.</source>
        <translation>추정치: 음성이 아직 없습니다.</translation>
    </message>
    <message>
        <source>No scenes yet.</source>
        <translation>아직 장면이 없습니다.</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>No script open</source>
        <translation>열린 대본 없음</translation>
    </message>
    <message>
        <source>%1 · rev %2</source>
        <comment>state and revision of a script</comment>
        <translation>%1 · %2차</translation>
    </message>
    <message>
        <source>Saving...</source>
        <translation>저장 중...</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>저장 안 됨</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>저장됨</translation>
    </message>
    <message>
        <source>Saved just now</source>
        <translation>방금 저장됨</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>저장됨 %1</translation>
    </message>
    <message>
        <source>Make film</source>
        <translation>영상 만들기</translation>
    </message>
    <message>
        <source>Make the film for delivery (Ctrl+R)</source>
        <translation>납품용 영상을 만듭니다 (Ctrl+R)</translation>
    </message>
    <message>
        <source>Make a watermarked draft of the film (Ctrl+R); approve the script for delivery</source>
        <translation>워터마크가 있는 초안 영상을 만듭니다 (Ctrl+R). 납품하려면 대본을 승인하십시오</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>메뉴 (F10)</translation>
    </message>
    <message>
        <source>More about films</source>
        <translation>영상 옵션 더 보기</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>쓰기</translation>
    </message>
    <message>
        <source>Arrange the window for writing (Ctrl+1)</source>
        <translation>쓰기에 맞게 창 배치 (Ctrl+1)</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Arrange the window for timing (Ctrl+2)</source>
        <translation>시간 맞추기에 맞게 창 배치 (Ctrl+2)</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>검토</translation>
    </message>
    <message>
        <source>Arrange the window for review (Ctrl+3)</source>
        <translation>검토에 맞게 창 배치 (Ctrl+3)</translation>
    </message>
    <message>
        <source>Submit for review</source>
        <translation>검토 요청</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>승인</translation>
    </message>
    <message>
        <source>Approve these words for delivery</source>
        <translation>이 글을 납품용으로 승인합니다</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>No sound device: the film plays silently</source>
        <translation>소리 장치가 없어 소리 없이 재생합니다</translation>
    </message>
    <message>
        <source>Sound needs the system library libpulse: the film plays silently</source>
        <translation>소리에는 시스템 라이브러리 libpulse가 필요합니다. 소리 없이 재생합니다</translation>
    </message>
    <message>
        <source>The sound device plays nothing: the film plays silently</source>
        <translation>소리 장치가 응답하지 않아 소리 없이 재생합니다</translation>
    </message>
    <message>
        <source>Sound on (M)</source>
        <translation>소리 켜기 (M)</translation>
    </message>
    <message>
        <source>Mute (M)</source>
        <translation>음소거 (M)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시정지</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>%1 (Space)</source>
        <translation>%1 (Space)</translation>
    </message>
    <message>
        <source>The captions are part of this film&apos;s picture</source>
        <translation>자막이 이 영상의 화면에 새겨져 있습니다</translation>
    </message>
    <message>
        <source>Previous scene (Ctrl+Left)</source>
        <translation>이전 장면 (Ctrl+←)</translation>
    </message>
    <message>
        <source>Next scene (Ctrl+Right)</source>
        <translation>다음 장면 (Ctrl+→)</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>자막</translation>
    </message>
    <message>
        <source>Repeat the scene (R)</source>
        <translation>장면 반복 (R)</translation>
    </message>
    <message>
        <source>Safe areas (S)</source>
        <translation>안전 영역 (S)</translation>
    </message>
    <message>
        <source>Leave the whole screen (Esc)</source>
        <translation>전체 화면 나가기 (Esc)</translation>
    </message>
    <message>
        <source>On the whole screen (F11)</source>
        <translation>전체 화면으로 보기 (F11)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>음량</translation>
    </message>
    <message>
        <source>Captions (C)</source>
        <translation>자막 (C)</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Speed (J slower, L faster)</source>
        <translation>속도 (J 느리게, L 빠르게)</translation>
    </message>
    <message>
        <source>Length of the film</source>
        <translation>영상 길이</translation>
    </message>
</context>
<context>
    <name>UploadDesk</name>
    <message>
        <source>Copied.</source>
        <translation>복사했습니다.</translation>
    </message>
    <message>
        <source>The upload of “%1” was stopped.</source>
        <translation>“%1” 업로드를 중지했습니다.</translation>
    </message>
    <message>
        <source>The film stays on this machine; nobody was told of it.</source>
        <translation>영상은 이 컴퓨터에 그대로 있고, 아무 데도 알리지 않았습니다.</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>업로드</translation>
    </message>
    <message>
        <source>No program here opens %1</source>
        <translation>%1을(를) 열 프로그램이 없습니다</translation>
    </message>
    <message>
        <source>The film “%1” was refused.</source>
        <translation>영상 “%1”이(가) 거절되었습니다.</translation>
    </message>
    <message>
        <source>The film “%1” is uploaded.</source>
        <translation>영상 “%1”을(를) 업로드했습니다.</translation>
    </message>
    <message>
        <source>The backend is told of it as soon as it answers.</source>
        <translation>백엔드가 응답하는 대로 알립니다.</translation>
    </message>
    <message>
        <source>Copy public address</source>
        <translation>공개 주소 복사</translation>
    </message>
    <message>
        <source>The film “%1” waits in the outbox.</source>
        <translation>영상 “%1”이(가) 보낼 목록에서 기다립니다.</translation>
    </message>
    <message>
        <source>Show outbox</source>
        <translation>보낼 목록 보기</translation>
    </message>
    <message numerus="yes">
        <source>%n delivery(s) were refused.</source>
        <translation>
            <numerusform>%n건이 거절되었습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>The outbox says why; each can be sent again or dropped.</source>
        <translation>보낼 목록에서 이유를 보고 다시 보내거나 버릴 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>VoiceField</name>
    <message>
        <source>There is no such voice here: %1</source>
        <translation>여기에 없는 목소리입니다: %1</translation>
    </message>
    <message>
        <source>As the film: %1</source>
        <translation>영상과 같게: %1</translation>
    </message>
    <message>
        <source>As in settings: %1</source>
        <translation>설정과 같게: %1</translation>
    </message>
    <message>
        <source>The narration is sent to %1, and needs the network once.</source>
        <translation>내레이션을 %1에 보냅니다. 처음 한 번은 네트워크가 필요합니다.</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>목소리</translation>
    </message>
    <message>
        <source>Speed of the voice</source>
        <translation>목소리의 빠르기</translation>
    </message>
    <message>
        <source>Speed </source>
        <translation>빠르기 </translation>
    </message>
    <message>
        <source>Hear it</source>
        <translation>들어 보기</translation>
    </message>
    <message>
        <source>Play this scene from its start</source>
        <translation>이 장면을 처음부터 재생합니다</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>That is all there is to it</source>
        <translation>이것이 전부입니다</translation>
    </message>
    <message>
        <source>Three things to try</source>
        <translation>처음이시라면, 세 가지를 해 보십시오</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Change a sentence</source>
        <translation>문장 고치기</translation>
    </message>
    <message>
        <source>The picture follows while you type.</source>
        <translation>입력하는 동안 화면이 따라 바뀝니다.</translation>
    </message>
    <message>
        <source>Play it</source>
        <translation>재생하기</translation>
    </message>
    <message>
        <source>Watch and hear the film at once, with its captions.</source>
        <translation>만들지 않아도 소리와 자막이 있는 영상을 바로 봅니다.</translation>
    </message>
    <message>
        <source>Make the film</source>
        <translation>영상 만들기</translation>
    </message>
    <message>
        <source>Encoded on this computer, while you go on writing.</source>
        <translation>계속 쓰는 동안 이 컴퓨터에서 만들어집니다.</translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message>
        <source>Narration</source>
        <translation>내레이션</translation>
    </message>
    <message>
        <source>On-screen text</source>
        <translation>화면 글</translation>
    </message>
    <message>
        <source>Minimum length</source>
        <translation>최소 길이</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>목적</translation>
    </message>
    <message>
        <source>Chapter title</source>
        <translation>장 제목</translation>
    </message>
    <message>
        <source>New scene</source>
        <translation>새 장면</translation>
    </message>
    <message>
        <source>Split scene</source>
        <translation>장면 나누기</translation>
    </message>
    <message>
        <source>Merge scenes</source>
        <translation>장면 합치기</translation>
    </message>
    <message>
        <source>Move scene</source>
        <translation>장면 이동</translation>
    </message>
    <message numerus="yes">
        <source>Move %n scene(s)</source>
        <translation>
            <numerusform>장면 %n개 이동</numerusform>
        </translation>
    </message>
    <message>
        <source>Duplicate scene</source>
        <translation>장면 복제</translation>
    </message>
    <message numerus="yes">
        <source>Duplicate %n scene(s)</source>
        <translation>
            <numerusform>장면 %n개 복제</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete scene</source>
        <translation>장면 삭제</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n scene(s)</source>
        <translation>
            <numerusform>장면 %n개 삭제</numerusform>
        </translation>
    </message>
    <message>
        <source>New chapter</source>
        <translation>새 장</translation>
    </message>
    <message>
        <source>Move chapter</source>
        <translation>장 이동</translation>
    </message>
    <message>
        <source>Merge chapters</source>
        <translation>장 합치기</translation>
    </message>
    <message>
        <source>Delete chapter</source>
        <translation>장 삭제</translation>
    </message>
</context>
<context>
    <name>WritingStrip</name>
    <message>
        <source>The model is busy; it is asked again in %1 s</source>
        <translation>모델이 바쁩니다. %1초 뒤 다시 묻습니다</translation>
    </message>
    <message>
        <source>The model is writing: %1</source>
        <translation>모델이 쓰는 중: %1</translation>
    </message>
    <message>
        <source>Waiting for the model</source>
        <translation>모델의 답을 기다리는 중</translation>
    </message>
    <message>
        <source>part %1 of %2</source>
        <translation>%2개 중 %1번째</translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation>%1번째 시도</translation>
    </message>
</context>
<context>
    <name>ZoomBar</name>
    <message>
        <source>Lanes shown</source>
        <translation>표시할 줄</translation>
    </message>
    <message>
        <source>Show the whole film (0)</source>
        <translation>영상 전체 보기 (0)</translation>
    </message>
    <message>
        <source>Zoom out (−)</source>
        <translation>축소 (−)</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>확대 (+)</translation>
    </message>
    <message>
        <source>Zoom of the timeline</source>
        <translation>타임라인 확대</translation>
    </message>
    <message>
        <source>Zoom (Ctrl+wheel over the timeline, Z to the selection)</source>
        <translation>확대/축소 (타임라인 위에서 Ctrl+휠, Z는 선택한 장면에 맞춤)</translation>
    </message>
</context>
<context>
    <name>_Counts</name>
    <message numerus="yes">
        <source>%n scene(s)</source>
        <translation>
            <numerusform>%n장면</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chapter(s)</source>
        <translation>
            <numerusform>%n장</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_ProblemCounts</name>
    <message numerus="yes">
        <source>No room for %n of the items</source>
        <translation>
            <numerusform>항목 %n개가 들어갈 자리가 없습니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) of this kind</source>
        <translation>
            <numerusform>같은 종류 %n건</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Strip</name>
    <message>
        <source>Dismiss</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>_TimelineCounts</name>
    <message numerus="yes">
        <source>Length of %n scene(s)</source>
        <translation>
            <numerusform>장면 %n개의 길이</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n scene(s)</source>
        <translation>
            <numerusform>장면 %n개 이동</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scenes</source>
        <translation>
            <numerusform>장면 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scene(s) selected.</source>
        <translation>
            <numerusform>장면 %n개가 선택되었습니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_VoiceCounts</name>
    <message numerus="yes">
        <source>%1 spoke %n scene(s) in place of %2.</source>
        <translation>
            <numerusform>%2 대신 %1 목소리로 장면 %n개를 읽었습니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>problems</name>
    <message>
        <source>Split</source>
        <translation>나누기</translation>
    </message>
    <message>
        <source>Speak slower</source>
        <translation>더 천천히 말하기</translation>
    </message>
    <message>
        <source>Set the length</source>
        <translation>길이 맞추기</translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>글자 지우기</translation>
    </message>
    <message>
        <source>Roomier layout</source>
        <translation>더 넓은 배치로</translation>
    </message>
    <message>
        <source>Choose automatically</source>
        <translation>자동으로 고르기</translation>
    </message>
    <message>
        <source>Remove the picture</source>
        <translation>그림 빼기</translation>
    </message>
    <message>
        <source>Choose a picture...</source>
        <translation>그림 고르기...</translation>
    </message>
    <message>
        <source>As long as needed</source>
        <translation>필요한 만큼만</translation>
    </message>
    <message>
        <source>Other theme</source>
        <translation>다른 테마로</translation>
    </message>
    <message>
        <source>Use the usual voice</source>
        <translation>기본 음성 쓰기</translation>
    </message>
    <message>
        <source>Remove the term</source>
        <translation>강조어 빼기</translation>
    </message>
    <message>
        <source>Tidy up</source>
        <translation>정리하기</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>닫기 넣기</translation>
    </message>
    <message>
        <source>Write it alike</source>
        <translation>같게 쓰기</translation>
    </message>
    <message>
        <source>Give it a title</source>
        <translation>제목 넣기</translation>
    </message>
    <message>
        <source>Delete this scene</source>
        <translation>이 장면 지우기</translation>
    </message>
    <message>
        <source>Add a scene</source>
        <translation>장면 넣기</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>설정 열기</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>오류</translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation>확인 필요</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>대본</translation>
    </message>
    <message>
        <source>Speech and captions</source>
        <translation>음성과 자막</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>화면</translation>
    </message>
    <message>
        <source>Wording</source>
        <translation>문구</translation>
    </message>
    <message>
        <source>No scenes</source>
        <translation>장면 없음</translation>
    </message>
    <message>
        <source>Film too long</source>
        <translation>너무 긴 영상</translation>
    </message>
    <message>
        <source>Unknown theme</source>
        <translation>없는 테마</translation>
    </message>
    <message>
        <source>Voice cannot speak</source>
        <translation>쓸 수 없는 음성</translation>
    </message>
    <message>
        <source>Another voice speaks</source>
        <translation>다른 목소리가 읽음</translation>
    </message>
    <message>
        <source>Missing music</source>
        <translation>음악 없음</translation>
    </message>
    <message>
        <source>Missing logo</source>
        <translation>로고 없음</translation>
    </message>
    <message>
        <source>Chapter without a title</source>
        <translation>제목 없는 장</translation>
    </message>
    <message>
        <source>Silent scene</source>
        <translation>소리 없는 장면</translation>
    </message>
    <message>
        <source>Long narration</source>
        <translation>긴 내레이션</translation>
    </message>
    <message>
        <source>Impossible length</source>
        <translation>잘못된 길이</translation>
    </message>
    <message>
        <source>Too short to read</source>
        <translation>읽기에 짧은 장면</translation>
    </message>
    <message>
        <source>Long silence</source>
        <translation>긴 침묵</translation>
    </message>
    <message>
        <source>Unknown layout</source>
        <translation>없는 배치</translation>
    </message>
    <message>
        <source>Not spoken</source>
        <translation>말하지 않는 글자</translation>
    </message>
    <message>
        <source>Caption too fast</source>
        <translation>빠른 자막</translation>
    </message>
    <message>
        <source>Caption too short</source>
        <translation>짧은 자막</translation>
    </message>
    <message>
        <source>Caption stays too long</source>
        <translation>오래 남는 자막</translation>
    </message>
    <message>
        <source>Caption line too wide</source>
        <translation>넓은 자막 줄</translation>
    </message>
    <message>
        <source>Caption of many lines</source>
        <translation>줄이 많은 자막</translation>
    </message>
    <message>
        <source>No gap between captions</source>
        <translation>틈 없는 자막</translation>
    </message>
    <message>
        <source>Missing picture</source>
        <translation>그림 없음</translation>
    </message>
    <message>
        <source>Picture too small</source>
        <translation>작은 그림</translation>
    </message>
    <message>
        <source>Text cut off</source>
        <translation>잘린 글</translation>
    </message>
    <message>
        <source>Items left out</source>
        <translation>빠진 항목</translation>
    </message>
    <message>
        <source>Text too small</source>
        <translation>작은 글</translation>
    </message>
    <message>
        <source>Title too long</source>
        <translation>긴 제목</translation>
    </message>
    <message>
        <source>Lone word</source>
        <translation>홀로 남은 낱말</translation>
    </message>
    <message>
        <source>Missing glyph</source>
        <translation>글꼴에 없는 글자</translation>
    </message>
    <message>
        <source>Low contrast</source>
        <translation>낮은 대비</translation>
    </message>
    <message>
        <source>Duplicate scene</source>
        <translation>겹치는 장면</translation>
    </message>
    <message>
        <source>Highlight not found</source>
        <translation>없는 강조어</translation>
    </message>
    <message>
        <source>Slide read out</source>
        <translation>화면을 그대로 읽음</translation>
    </message>
    <message>
        <source>Different spelling</source>
        <translation>다른 표기</translation>
    </message>
    <message>
        <source>Different number</source>
        <translation>다른 숫자</translation>
    </message>
    <message>
        <source>Stray spaces</source>
        <translation>불필요한 빈칸</translation>
    </message>
    <message>
        <source>Not closed</source>
        <translation>닫히지 않음</translation>
    </message>
    <message>
        <source>The script has no scenes</source>
        <translation>대본에 장면이 없습니다</translation>
    </message>
    <message>
        <source>The film would last %1 hours</source>
        <translation>영상이 %1시간이 됩니다</translation>
    </message>
    <message>
        <source>There is no theme “%2”</source>
        <translation>“%2” 테마가 없습니다</translation>
    </message>
    <message>
        <source>The voice “%2” cannot speak here</source>
        <translation>“%2” 음성을 여기서 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>Another voice will speak: “%2” cannot here</source>
        <translation>목소리 “%2”을(를) 쓸 수 없어 다른 목소리가 읽습니다</translation>
    </message>
    <message>
        <source>The music file is missing or damaged</source>
        <translation>음악 파일이 없거나 손상되었습니다</translation>
    </message>
    <message>
        <source>The brand&apos;s logo is missing or damaged</source>
        <translation>브랜드 로고가 없거나 손상되었습니다</translation>
    </message>
    <message>
        <source>Chapter %1 has no title</source>
        <translation>%1장에 제목이 없습니다</translation>
    </message>
    <message>
        <source>No narration: a silent scene</source>
        <translation>내레이션 없음: 소리 없는 장면</translation>
    </message>
    <message>
        <source>%1 characters of narration</source>
        <translation>내레이션 %1자</translation>
    </message>
    <message>
        <source>A length of %1 s is not possible</source>
        <translation>길이 %1초는 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>Reading the screen takes %1 s</source>
        <translation>화면을 읽는 데 %1초가 걸립니다</translation>
    </message>
    <message>
        <source>Nothing is said for %1 s</source>
        <translation>%1초 동안 말이 없습니다</translation>
    </message>
    <message>
        <source>There is no layout “%2”</source>
        <translation>“%2” 배치가 없습니다</translation>
    </message>
    <message>
        <source>Not spoken: %2</source>
        <translation>말하지 않는 글자: %2</translation>
    </message>
    <message>
        <source>Caption %1 chars/s</source>
        <translation>자막 초당 %1자</translation>
    </message>
    <message>
        <source>Caption of only %1 s</source>
        <translation>자막이 %1초뿐입니다</translation>
    </message>
    <message>
        <source>Caption stays %1 s</source>
        <translation>자막이 %1초 남아 있습니다</translation>
    </message>
    <message>
        <source>Caption line too wide: “%2”</source>
        <translation>자막 줄이 너무 넓습니다: “%2”</translation>
    </message>
    <message>
        <source>Caption of %1 lines</source>
        <translation>자막이 %1줄입니다</translation>
    </message>
    <message>
        <source>No gap between two captions</source>
        <translation>자막 사이에 틈이 없습니다</translation>
    </message>
    <message>
        <source>The picture is missing or damaged</source>
        <translation>그림이 없거나 손상되었습니다</translation>
    </message>
    <message>
        <source>Picture enlarged %1 times</source>
        <translation>그림을 %1배로 키웁니다</translation>
    </message>
    <message>
        <source>Cut off on screen: “%2”</source>
        <translation>화면에서 잘립니다: “%2”</translation>
    </message>
    <message>
        <source>Text on screen shrinks to %1 px</source>
        <translation>화면 글이 %1px로 작아집니다</translation>
    </message>
    <message>
        <source>Title of %1 lines</source>
        <translation>제목이 %1줄입니다</translation>
    </message>
    <message>
        <source>“%2” stands alone on its line</source>
        <translation>한 줄에 홀로 남은 낱말: “%2”</translation>
    </message>
    <message>
        <source>No font can draw %2</source>
        <translation>그릴 수 있는 글꼴이 없습니다: %2</translation>
    </message>
    <message>
        <source>Contrast of “%2” only %1:1</source>
        <translation>“%2”의 대비가 %1:1뿐입니다</translation>
    </message>
    <message>
        <source>The same as scene %1</source>
        <translation>장면 %1과 같습니다</translation>
    </message>
    <message>
        <source>Highlighted “%2” is in no words here</source>
        <translation>장면의 글에 없는 강조어: “%2”</translation>
    </message>
    <message>
        <source>The screen shows what is said, word for word</source>
        <translation>화면 글이 내레이션과 똑같습니다</translation>
    </message>
    <message>
        <source>On screen it is written “%2”</source>
        <translation>화면의 표기: “%2”</translation>
    </message>
    <message>
        <source>On screen it says “%2”</source>
        <translation>화면의 숫자: “%2”</translation>
    </message>
    <message>
        <source>Spaces too many</source>
        <translation>불필요한 빈칸이 있습니다</translation>
    </message>
    <message>
        <source>%2 is not closed</source>
        <translation>닫히지 않음: %2</translation>
    </message>
    <message>
        <source>Whole script</source>
        <translation>대본 전체</translation>
    </message>
    <message>
        <source>Scene %1</source>
        <translation>장면 %1</translation>
    </message>
    <message>
        <source>Space: %1</source>
        <translation>스페이스: %1</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1분 %2초</translation>
    </message>
    <message>
        <source>%1 chars</source>
        <translation>%1자</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>%1초 남음</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>%1분 남음</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>어제 %1</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a day, in the letters of QLocale</comment>
        <translation>yyyy. M. d.</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>초안</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>검토 중</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>승인됨</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>반려됨</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Key points</source>
        <translation>핵심 사항</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Diagram</source>
        <translation>도식</translation>
    </message>
    <message>
        <source>Friendly, as to colleagues</source>
        <translation>동료에게 말하듯 친근하게</translation>
    </message>
    <message>
        <source>Formal, as a rule book</source>
        <translation>규정처럼 격식 있게</translation>
    </message>
    <message>
        <source>Lively, with cases and questions</source>
        <translation>사례와 질문으로 생동감 있게</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1분</translation>
    </message>
    <message>
        <source>up to %1 × %2 scenes</source>
        <comment>chapters, scenes in each</comment>
        <translation>최대 %1장 × %2장면</translation>
    </message>
    <message>
        <source>Outline without a language model</source>
        <translation>언어 모델 없이 만든 개요</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>붙여 넣은 글</translation>
    </message>
    <message>
        <source>Hook</source>
        <translation>도입</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>설명</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>사례</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>경고</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>요약</translation>
    </message>
    <message>
        <source>Highlighted text</source>
        <translation>강조 문장</translation>
    </message>
    <message>
        <source>Full picture</source>
        <translation>전체 그림</translation>
    </message>
    <message>
        <source>Dawn</source>
        <translation>새벽</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>종이</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>고대비</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>브랜드</translation>
    </message>
</context>
</TS>
